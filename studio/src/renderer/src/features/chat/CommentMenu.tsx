import { Menu } from '@base-ui/react/menu';
import type { Comment } from '@stallcast/shared/contract';
import { Ban, Eye, EyeOff, type LucideIcon, MessageCircleOff, Pin, PinOff, Reply } from 'lucide-react';
import type { RefObject } from 'react';
import { t } from '../../messages/messages.ts';
import type { ChatAct } from './chat-acts.ts';
import type { RestrictionKind } from './RestrictDialog.tsx';

interface CommentMenuProps {
  menu: Menu.Handle<Comment>;
  /** The list stays inside the panel, where a screen reader expects it. */
  container: RefObject<HTMLElement | null>;
  pinnedId: string | undefined;
  onAct: (act: ChatAct) => void;
  onAnswer: (comment: Comment) => void;
  onRestrict: (comment: Comment, kind: RestrictionKind) => void;
  /** Where the focus goes after the menu; back to its button where this is null. */
  nextFocus: RefObject<HTMLElement | null>;
}

/** What a seller can do about a comment and whoever wrote it. One menu serves all lines. */
export function CommentMenu({ menu, container, nextFocus, ...choices }: CommentMenuProps) {
  return (
    <Menu.Root handle={menu} modal={false}>
      {({ payload: comment }) => (
        <Menu.Portal container={container}>
          <Menu.Positioner sideOffset={4} align="end" className="z-30 outline-none">
            <Menu.Popup
              finalFocus={() => takeFocus(nextFocus)}
              className="min-w-48 rounded-md border border-line bg-raised p-1 shadow-raised outline-none"
            >
              {comment && <Choices comment={comment} {...choices} />}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      )}
    </Menu.Root>
  );
}

/** Where the focus goes this one time. */
function takeFocus(next: RefObject<HTMLElement | null>): HTMLElement | true {
  const element = next.current;
  next.current = null;
  return element ?? true;
}

type ChoicesProps = Omit<CommentMenuProps, 'menu' | 'container' | 'nextFocus'> & { comment: Comment };

function Choices({ comment, pinnedId, onAct, onAnswer, onRestrict }: ChoicesProps) {
  const { commentId, author, state } = comment;
  const pinned = pinnedId === commentId;
  return (
    <>
      {state === 'shown' && (
        <>
          <Choice Icon={Reply} name={t.chat.answer} onPress={() => onAnswer(comment)} />
          <Choice
            Icon={pinned ? PinOff : Pin}
            name={pinned ? t.chat.unpin : t.chat.pin}
            onPress={() => onAct({ kind: 'pin', commentId: pinned ? null : commentId })}
          />
          <Choice Icon={EyeOff} name={t.chat.hide} onPress={() => onAct({ kind: 'hide', commentId })} />
        </>
      )}
      {state === 'hidden' && (
        <Choice Icon={Eye} name={t.chat.unhide} onPress={() => onAct({ kind: 'unhide', commentId })} />
      )}
      {!author.isSeller && (
        <>
          <Menu.Separator className="my-1 h-px bg-line" />
          <Choice Icon={MessageCircleOff} name={t.chat.mute} onPress={() => onRestrict(comment, 'mute')} />
          <Choice Icon={Ban} name={t.chat.ban} onPress={() => onRestrict(comment, 'ban')} />
        </>
      )}
    </>
  );
}

function Choice({ Icon, name, onPress }: { Icon: LucideIcon; name: string; onPress: () => void }) {
  return (
    <Menu.Item
      onClick={onPress}
      className="flex items-center gap-2 rounded-sm px-2 py-1.5 text-sm text-ink outline-none data-highlighted:bg-hover"
    >
      <Icon size={14} className="text-muted" aria-hidden="true" />
      {name}
    </Menu.Item>
  );
}
