import { useSignal } from '@preact/signals';
import type { Reaction, Stream } from '@stallcast/shared/contract';
import { useCallback, useEffect } from 'preact/hooks';
import { ChatList } from '../../features/chat/ChatList.tsx';
import { CommentForm } from '../../features/chat/CommentForm.tsx';
import { ReactionBar } from '../../features/react/ReactionBar.tsx';
import { ReactionFloats } from '../../features/react/ReactionFloats.tsx';
import { ShareButton } from '../../features/share/ShareButton.tsx';
import { ProductRail } from '../../features/shop/ProductRail.tsx';
import { ShowInfo } from '../../features/watch/ShowInfo.tsx';
import { SlowNotice } from '../../features/watch/SlowNotice.tsx';
import { Stage } from '../../features/watch/Stage.tsx';
import { BackIcon, CartIcon } from '../../ui/icons.tsx';
import { ErrorState, Loading, Skeleton } from '../../ui/States.tsx';
import type { KeptAction } from '../kept-action.ts';
import { lazyPage } from '../LazyPage.tsx';
import { messages } from '../../messages/en/general.ts';
import { newId } from '../new-id.ts';
import { problemText } from '../problem-text.ts';
import { paths } from '../routes.ts';
import { useServices } from '../services.ts';
import { useKeptAction } from '../use-kept-action.ts';
import { useOpened } from '../use-opened.ts';
import { usePageTitle } from '../use-page-title.ts';
import { NotFoundPage } from './NotFoundPage.tsx';
import { ShoppingSheet } from './ShoppingSheet.tsx';
import { createShowSession, type ShowSession } from './show-session.ts';
import { useShopping } from './use-shopping.ts';

const DropRail = lazyPage(
  async () => (await import('../../features/drop/DropRail.tsx')).DropRail,
  () => null,
);

/** A show: picture, chat, reactions and products. */
export function ShowPage({ streamId }: { readonly streamId: string }) {
  const services = useServices();
  const show = useOpened(() => createShowSession(services, streamId));
  const stream = show.store.stream.value;
  if (stream) return <Show show={show} stream={stream} />;
  switch (show.store.load.value) {
    case 'missing':
      return <NotFoundPage />;
    case 'failed':
      return <ErrorState title={messages.show.failed} onRetry={() => show.store.refresh()} />;
    case 'ready':
    case 'loading':
      return <ShowSkeleton />;
  }
}

function Show({ show, stream }: { readonly show: ShowSession; readonly stream: Stream }) {
  const { askToLogIn, clock, session } = useServices();
  const account = session.account.value;
  const live = stream.status === 'live';
  const showcase = show.store.showcase.value;
  const shopping = useShopping(stream.featured, {
    ...(live && { streamId: stream.streamId }),
    ...(showcase && { drops: showcase.drops }),
    onOpened: (productId) => show.seen.clicked(productId),
  });
  const handleShown = useCallback((productId: string) => show.seen.shown(productId), [show]);
  const actions = useViewerActions(show);
  const draft = useSignal('');
  usePageTitle(stream.title);
  useEffect(() => {
    // What I pressed before is only a matter of colour; the buttons work without.
    if (account) void show.reactions.load().catch(() => undefined);
    // Whether I may write is also answered to each comment.
    if (account) void show.chat.standing.load().catch(() => undefined);
    if (account === null) {
      show.reactions.clear();
      show.chat.standing.clear();
    }
  }, [account, show]);
  // A drop can be gone on with once it is known which there are.
  useKeptAction(showcase !== null || !live, (action, loggedIn) => {
    if (!loggedIn) draft.value = action.kind === 'comment' ? action.text : '';
    else if (action.kind === 'react' || action.kind === 'comment') void actions.applyKept(action);
    else if (action.kind === 'buy' || action.kind === 'add-to-cart') shopping.goOn(action);
  });
  return (
    <div class="show">
      <div class="show-left">
        <Stage stream={stream} playback={show.playback} full={show.store.full.value} clock={clock} />
        <div class="show-info">
          <a
            href={paths.home}
            class="header-icon wide:hidden short:inline-flex"
            aria-label={messages.show.back}
          >
            <BackIcon />
          </a>
          <div class="min-w-0 flex-1">
            <ShowInfo stream={stream} />
          </div>
          <ShareButton title={stream.title} path={paths.show(stream.streamId)} />
          <CartLink />
        </div>
        {live && <ReactionFloats likes={stream.counters.likes} />}
        <div class="show-react">
          <ReactionBar
            store={show.reactions}
            counters={stream.counters}
            open={live}
            onPress={(reaction) => void actions.react(reaction)}
          />
        </div>
      </div>
      <div class="show-right">
        <section class="show-products" aria-label={messages.shop.title}>
          {showcase && showcase.drops.length > 0 && (
            <DropRail
              showcase={showcase}
              products={stream.featured}
              clock={clock}
              onBuy={shopping.buy}
              onAdd={shopping.add}
            />
          )}
          <ProductRail
            title={messages.shop.title}
            products={stream.featured}
            pinned={showcase?.pinned ?? null}
            onShown={live ? handleShown : undefined}
            onBuy={shopping.buy}
            onAdd={shopping.add}
          />
        </section>
        <section class="show-chat" aria-label={messages.chat.title}>
          <h2 class="panel-title">{messages.chat.title}</h2>
          <ChatList store={show.chat} me={account?.userId} open={live} onGuest={() => askToLogIn(null)} />
          {live && <SlowNotice pushed={show.store.link.live} />}
        </section>
        <div class="show-form">
          <CommentForm
            key={draft.value}
            draft={draft.value}
            store={show.chat}
            open={live}
            onSend={(text, replyTo) => void actions.comment(text, replyTo)}
          />
        </div>
      </div>
      <ShoppingSheet
        shopping={shopping}
        streamId={live ? stream.streamId : undefined}
        drops={showcase?.drops}
      />
    </div>
  );
}

interface ViewerActions {
  react(reaction: Reaction): Promise<void>;
  /** `replyTo` is the id of the comment that is answered. */
  comment(text: string, replyTo: string | undefined): Promise<void>;
  /** Does, once, what was pressed or typed before the login, and says so. */
  applyKept(action: Extract<KeptAction, { kind: 'react' | 'comment' }>): Promise<void>;
}

/** What a viewer does besides buying; guests log in first. */
function useViewerActions({ chat, reactions }: ShowSession): ViewerActions {
  const { askToLogIn, session, toasts } = useServices();
  const guest = () => session.account.peek() === null;
  const press = async (reaction: Reaction, keep: boolean): Promise<boolean> => {
    try {
      await reactions.press(reaction, { keep });
      return true;
    } catch (error) {
      toasts.show(problemText(error), 'bad');
      return false;
    }
  };
  return {
    async react(reaction) {
      if (guest()) askToLogIn({ kind: 'react', reaction });
      else await press(reaction, false);
    },
    async comment(text, replyTo) {
      if (guest()) askToLogIn({ kind: 'comment', text, commentId: newId(), replyTo });
      else await chat.send({ text, replyTo });
    },
    async applyKept(action) {
      if (action.kind === 'comment') {
        if (await chat.send(action)) toasts.show(messages.chat.kept, 'good');
      } else if (await press(action.reaction, true)) {
        toasts.show(
          action.reaction === 'like' ? messages.react.likeKept : messages.react.dislikeKept,
          'good',
        );
      }
    },
  };
}

/** On a phone the show covers the head of the page; its cart stays in reach. */
function CartLink() {
  const { cart } = useServices();
  const count = cart.itemCount.value;
  const text = messages.nav;
  return (
    <a
      href={paths.cart}
      class="header-icon wide:hidden short:inline-flex"
      aria-label={count > 0 ? text.cartWith(count) : text.cart}
    >
      <CartIcon />
      {count > 0 && (
        <span aria-hidden="true" class="count-dot figures">
          {count}
        </span>
      )}
    </a>
  );
}

function ShowSkeleton() {
  return (
    <Loading>
      <div class="show">
        <div class="show-left">
          <div class="stage" />
        </div>
        <div class="show-right">
          <div class="show-chat hidden wide:flex">
            <div class="flex flex-col gap-3 p-4">
              <Skeleton class="h-4 w-3/5" />
              <Skeleton class="h-4 w-4/5" />
              <Skeleton class="h-4 w-2/5" />
            </div>
          </div>
        </div>
      </div>
    </Loading>
  );
}
