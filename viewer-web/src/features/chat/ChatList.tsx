import { useComputed, useSignal } from '@preact/signals';
import type { Comment } from '@stallcast/shared/contract';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { lazyPage } from '../../app/LazyPage.tsx';
import { messages } from '../../messages/en/general.ts';
import { DownIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/States.tsx';
import { CommentRow } from './CommentRow.tsx';
import type { ChatStore } from './chat-store.ts';
import { PendingRow } from './PendingRow.tsx';
import { PinnedComment } from './PinnedComment.tsx';
import { useRowWindow } from './use-row-window.ts';

const text = messages.chat;
/** How long a comment that was jumped to stands out, in ms. */
const foundForMs = 2000;

const CommentMenu = lazyPage(
  async () => (await import('./CommentMenu.tsx')).CommentMenu,
  () => null,
);

interface ChatListProps {
  readonly store: ChatStore;
  /** User id of who is logged in; their comments stand out. */
  readonly me: string | undefined;
  /** Whether comments are taken. */
  readonly open: boolean;
  /** A guest wants to do what only people with an account can. */
  readonly onGuest: () => void;
}

/** The conversation. It follows the newest comment unless the viewer scrolled up to read; only what is near the view is drawn. */
export function ChatList({ store, me, open, onGuest }: ChatListProps) {
  const comments = store.comments.value;
  const pending = store.pending.value;
  const keys = useMemo(() => comments.map(({ commentId }): string => commentId), [comments]);
  const list = useRef<HTMLDivElement>(null);
  const rows = useRowWindow(list, keys, pending.length);
  const found = useFound();
  const chosen = useSignal<Comment | null>(null);
  // Taken back or hidden meanwhile: there is nothing to choose any more.
  const choice = useComputed(() => {
    const id = chosen.value?.commentId;
    return store.comments.value.find(({ commentId }) => commentId === id) ?? null;
  }).value;
  const unread = useUnread(comments, rows.following);
  const jump = (commentId: string) => {
    const index = keys.indexOf(commentId);
    if (index < 0) return;
    rows.toRow(index);
    found.value = commentId;
  };
  return (
    <div class="chat-frame">
      <PinnedComment store={store} me={me} onJump={jump} />
      {/* A list that scrolls has to be reachable by keyboard. */}
      <div
        ref={list}
        class="chat-list"
        role="log"
        aria-label={text.title}
        aria-live="polite"
        tabIndex={0}
        onScroll={rows.handleScroll}
      >
        {!store.loaded.value && <ChatSkeleton />}
        {open && store.loaded.value && comments.length + pending.length === 0 && (
          <p class="px-4 py-3 text-muted">{text.empty}</p>
        )}
        <ol style={{ paddingBlock: `${rows.beforePx}px ${rows.afterPx}px` }}>
          {comments.slice(rows.first, rows.end).map((comment) => (
            <CommentRow
              key={comment.commentId}
              comment={comment}
              me={me}
              found={found.value === comment.commentId}
              onJump={jump}
              onMenu={(opened) => {
                chosen.value = opened;
              }}
            />
          ))}
        </ol>
        {pending.map((comment) => (
          <PendingRow key={comment.commentId} comment={comment} store={store} />
        ))}
      </div>
      {!rows.following && (
        <button type="button" class="chat-newest" onClick={rows.toEnd}>
          <DownIcon size={16} />
          {unread > 0 ? text.unread(unread) : text.newest}
        </button>
      )}
      {choice && (
        <CommentMenu
          store={store}
          comment={choice}
          me={me}
          open={open}
          onGuest={onGuest}
          onClose={() => {
            chosen.value = null;
          }}
        />
      )}
    </div>
  );
}

/** How many comments came since the viewer stopped following. */
function useUnread(comments: readonly Comment[], following: boolean): number {
  const read = useSignal(0);
  const newest = comments.at(-1)?.cursor ?? 0;
  useEffect(() => {
    if (following) read.value = newest;
  }, [following, newest, read]);
  if (following) return 0;
  let unread = 0;
  while ((comments.at(-1 - unread)?.cursor ?? 0) > read.value) unread += 1;
  return unread;
}

/** Id of the comment that was jumped to, for as long as it stands out. */
function useFound() {
  const found = useSignal('');
  useEffect(() => {
    if (found.value === '') return undefined;
    const timer = setTimeout(() => {
      found.value = '';
    }, foundForMs);
    return () => clearTimeout(timer);
  }, [found.value]);
  return found;
}

function ChatSkeleton() {
  return (
    <div class="flex flex-col gap-3 px-4 py-3">
      <span class="sr-only">{text.loading}</span>
      <Skeleton class="h-4 w-3/5" />
      <Skeleton class="h-4 w-4/5" />
      <Skeleton class="h-4 w-2/5" />
    </div>
  );
}
