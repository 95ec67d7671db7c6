import { Menu } from '@base-ui/react/menu';
import type { Chat, Comment } from '@stallcast/shared/contract';
import { MessageCircle, SlidersHorizontal } from 'lucide-react';
import { useRef, useState } from 'react';
import { fitsSearch } from '../../lib/line-search.ts';
import { problemText } from '../../lib/problem-text.ts';
import { useHotkey } from '../../lib/use-hotkey.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FeedPanel } from '../../ui/FeedPanel.tsx';
import { NothingFound } from '../../ui/NothingFound.tsx';
import { type ChatDesk, useChatActs } from './chat-acts.ts';
import { ChatRulesDialog } from './ChatRulesDialog.tsx';
import { CommentBox } from './CommentBox.tsx';
import { CommentList } from './CommentList.tsx';
import { CommentMenu } from './CommentMenu.tsx';
import { PinnedComment } from './PinnedComment.tsx';
import { ReportsButton } from './ReportsButton.tsx';
import { ReportsDialog } from './ReportsDialog.tsx';
import { RestrictDialog, type RestrictionKind } from './RestrictDialog.tsx';

interface ChatPanelProps extends ChatDesk {
  streamId: string;
  /** Oldest first. */
  comments: readonly Comment[];
  /** Null until the server told. */
  chat: Chat | null;
}

/** What viewers write, the seller's answers, and what the seller can do about both. */
export function ChatPanel({ streamId, comments, chat, onComment, onChat }: ChatPanelProps) {
  const frame = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const nextFocus = useRef<HTMLElement>(null);
  const [menu] = useState(() => Menu.createHandle<Comment>());
  const [answering, setAnswering] = useState<Comment | null>(null);
  const [restricting, setRestricting] = useState<{ comment: Comment; kind: RestrictionKind } | null>(null);
  const [opened, setOpened] = useState<'rules' | 'reports' | null>(null);
  const acts = useChatActs(streamId, { onComment, onChat });
  const pinned = chat?.pinned ?? null;
  useHotkey('comment', () => input.current?.focus());
  useHotkey('moderate', () => frame.current?.querySelector<HTMLElement>('li:last-child button')?.focus());
  useHotkey('rules', () => setOpened('rules'));

  function answer(comment: Comment) {
    nextFocus.current = input.current;
    setAnswering(comment);
  }

  return (
    <FeedPanel
      title={t.chat.title}
      aside={
        <>
          <ReportsButton onPress={() => setOpened('reports')} />
          {chat && <RulesButton onPress={() => setOpened('rules')} />}
        </>
      }
    >
      {(query) => (
        <>
          {pinned && (
            <PinnedComment comment={pinned} onUnpin={() => acts.mutate({ kind: 'pin', commentId: null })} />
          )}
          <div ref={frame} className="relative flex min-h-0 flex-1 flex-col">
            {comments.length === 0 ? (
              <EmptyState icon={<MessageCircle size={24} strokeWidth={1.6} />} title={t.chat.empty}>
                {t.chat.emptyText}
              </EmptyState>
            ) : (
              <FoundComments query={query} comments={comments} pinnedId={pinned?.commentId} menu={menu} />
            )}
            <CommentMenu
              menu={menu}
              container={frame}
              pinnedId={pinned?.commentId}
              nextFocus={nextFocus}
              onAct={(act) => acts.mutate(act)}
              onAnswer={answer}
              onRestrict={(comment, kind) => setRestricting({ comment, kind })}
            />
          </div>
          {acts.error && (
            <p
              role="alert"
              className="px-4 pb-2 text-xs text-bad"
            >{`${t.chat.actFailed} ${problemText(acts.error)}`}</p>
          )}
          <CommentBox
            streamId={streamId}
            onSent={onComment}
            answering={answering}
            onAnswered={() => setAnswering(null)}
            input={input}
          />
          {restricting && (
            <RestrictDialog
              author={restricting.comment.author}
              kind={restricting.kind}
              streamId={streamId}
              onClose={() => setRestricting(null)}
            />
          )}
          {opened === 'rules' && chat && (
            <ChatRulesDialog chat={chat} onChat={onChat} onClose={() => setOpened(null)} />
          )}
          {opened === 'reports' && <ReportsDialog streamId={streamId} onClose={() => setOpened(null)} />}
        </>
      )}
    </FeedPanel>
  );
}

type FoundCommentsProps = Parameters<typeof CommentList>[0] & { query: string };

/** Another search is another list, read from where new comments come. */
function FoundComments({ query, comments, ...list }: FoundCommentsProps) {
  const found = comments.filter(({ author, text }) =>
    fitsSearch(query, [author.displayName, author.username, text]),
  );
  return found.length === 0 ? <NothingFound /> : <CommentList key={query} comments={found} {...list} />;
}

function RulesButton({ onPress }: { onPress: () => void }) {
  return (
    <Button tone="quiet" size="icon-sm" aria-label={t.chat.rules.open} onClick={onPress}>
      <SlidersHorizontal size={15} aria-hidden="true" />
    </Button>
  );
}
