import type { ReadonlySignal } from '@preact/signals-core';
import type { Chat, Comment } from '@stallcast/shared/contract';

/** Where comments come from by themselves. */
export interface CommentPushes {
  /** Whether pushes arrive at the moment; while not, the chat polls. */
  readonly live: ReadonlySignal<boolean>;
  /** Is told of each comment pushed. */
  onComment(listener: (comment: Comment) => void): void;
  /** Is told of each comment that was hidden, shown again or deleted. */
  onChanged(listener: (comment: Comment) => void): void;
  /** Is told of the settings of the chat and what is pinned, whenever they change. */
  onChat(listener: (chat: Chat) => void): void;
}
