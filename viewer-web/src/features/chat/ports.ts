import type { ReadonlySignal } from '@preact/signals-core';
import type { Comment } from '@stallcast/shared/contract';

/** Where comments come from by themselves. */
export interface CommentPushes {
  /** Whether pushes arrive at the moment; while not, the chat polls. */
  readonly live: ReadonlySignal<boolean>;
  /** Is told of each comment pushed. */
  onComment(listener: (comment: Comment) => void): void;
}
