import { useEffect, useRef } from 'preact/hooks';
import { chatText } from '../../messages/en/chat.ts';

/** What people say in a shop that is live; drawn by the system's own font. */
const emoji = [
  ...['😀', '😂', '🥰', '😍', '😎', '🤔', '😮', '😢', '🥳', '🙈', '🤩', '😅'],
  ...['👍', '👎', '👏', '🙌', '🙏', '💪', '👀', '👋', '🤝', '✌️', '🤞', '💯'],
  ...['❤️', '🧡', '💛', '💚', '💙', '💜', '🖤', '💖', '✨', '🔥', '🎉', '🎁'],
  ...['🛒', '🛍️', '💸', '📦', '🚚', '⏰', '⭐', '🏆', '🌸', '☕', '🍀', '🐶'],
];

interface EmojiPanelProps {
  readonly onPick: (emoji: string) => void;
  readonly onClose: () => void;
}

/** Small pictures to write with. */
export function EmojiPanel({ onPick, onClose }: EmojiPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.querySelector('button')?.focus(), []);
  return (
    <div
      ref={panel}
      class="emoji-panel"
      role="group"
      aria-label={chatText.emoji}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      {emoji.map((one) => (
        <button key={one} type="button" class="emoji" onClick={() => onPick(one)}>
          {one}
        </button>
      ))}
    </div>
  );
}
