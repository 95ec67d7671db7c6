import { useSignal } from '@preact/signals';
import type { Comment } from '@stallcast/shared/contract';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { formatTime } from '../../app/locale.ts';
import { messages } from '../../messages/en/general.ts';
import { DownIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/States.tsx';
import type { ChatStore, PendingComment } from './chat-store.ts';

const text = messages.chat;

/** Who is this close to the newest comment (px) wants to stay with it. */
const nearEndPx = 60;

interface ChatListProps {
  readonly store: ChatStore;
  /** User id of who is logged in; their comments stand out. */
  readonly me: string | undefined;
  /** Whether comments are taken. */
  readonly open: boolean;
}

/** The conversation. It follows the newest comment unless the viewer scrolled up to read. */
export function ChatList({ store, me, open }: ChatListProps) {
  const list = useRef<HTMLDivElement>(null);
  const following = useSignal(true);
  const comments = store.comments.value;
  const pending = store.pending.value;
  const newest = comments.at(-1)?.commentId;
  const toEnd = () => list.current?.scrollTo({ top: list.current.scrollHeight });
  useLayoutEffect(() => {
    if (following.peek()) toEnd();
  }, [newest, pending.length, following]);
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const size = new ResizeObserver(() => following.peek() && toEnd());
    size.observe(element);
    return () => size.disconnect();
  }, [following]);
  const handleScroll = () => {
    const element = list.current;
    if (element)
      following.value = element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx;
  };
  return (
    <div class="chat-frame">
      {/* A list that scrolls has to be reachable by keyboard. */}
      <div
        ref={list}
        class="chat-list"
        role="log"
        aria-label={text.title}
        aria-live="polite"
        tabIndex={0}
        onScroll={handleScroll}
      >
        {!store.loaded.value && <ChatSkeleton />}
        {open && store.loaded.value && comments.length + pending.length === 0 && (
          <p class="px-4 py-3 text-muted">{text.empty}</p>
        )}
        {comments.map((comment) => (
          <CommentRow key={comment.commentId} comment={comment} mine={comment.author.userId === me} />
        ))}
        {pending.map((comment) => (
          <PendingRow key={comment.commentId} comment={comment} store={store} />
        ))}
      </div>
      {!following.value && (
        <button type="button" class="chat-newest" onClick={toEnd}>
          <DownIcon size={16} />
          {text.newest}
        </button>
      )}
    </div>
  );
}

function CommentRow({ comment, mine }: { readonly comment: Comment; readonly mine: boolean }) {
  const { author } = comment;
  return (
    <p class="comment" title={formatTime(comment.createdAt)}>
      <span class={`comment-author ${mine ? 'text-accent-text' : ''}`}>
        <bdi>{author.displayName}</bdi>
        {author.isSeller && <span class="seller-tag">{text.seller}</span>}
      </span>{' '}
      <bdi>{comment.text}</bdi>
    </p>
  );
}

function PendingRow({ comment, store }: { readonly comment: PendingComment; readonly store: ChatStore }) {
  const { commentId, failure } = comment;
  return (
    <div class="comment">
      <p class={failure === null ? 'opacity-60' : ''}>
        <span class="comment-author text-accent-text">{text.you}</span> <bdi>{comment.text}</bdi>
      </p>
      {failure === null ? (
        <p class="text-xs opacity-60">{text.sending}</p>
      ) : (
        <p class="text-sm text-bad">
          {text.notSent} {failure}{' '}
          <button type="button" class="text-button" onClick={() => void store.send(comment.text, commentId)}>
            {text.sendAgain}
          </button>{' '}
          <button type="button" class="text-button" onClick={() => store.dismiss(commentId)}>
            {text.discard}
          </button>
        </p>
      )}
    </div>
  );
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
