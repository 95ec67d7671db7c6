import type { Reaction } from '@stallcast/shared/contract';

/** What stands after a press: the same again takes it back (unless `keep`), the other one replaces it. */
export function pressReaction(before: Reaction | null, pressed: Reaction, keep: boolean): Reaction | null {
  return before === pressed && !keep ? null : pressed;
}

/** By how much likes and dislikes move when a reaction changes. */
export function changeOfPress(
  before: Reaction | null,
  after: Reaction | null,
): { likes: number; dislikes: number } {
  const count = (reaction: Reaction) => Number(after === reaction) - Number(before === reaction);
  return { likes: count('like'), dislikes: count('dislike') };
}
