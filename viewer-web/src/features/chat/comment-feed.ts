import type { Comment } from '@stallcast/shared/contract';

/**
 * The known comments with `added` ones, each once, in the order of the show's history. Only the newest `most` stay, so
 * that a long show does not fill the page. The same array comes back when nothing is new.
 */
export function mergeComments(
  known: readonly Comment[],
  added: readonly Comment[],
  most: number,
): readonly Comment[] {
  const ids = new Set(known.map((comment) => comment.commentId));
  const fresh: Comment[] = [];
  for (const comment of added) {
    if (ids.has(comment.commentId)) continue;
    ids.add(comment.commentId);
    fresh.push(comment);
  }
  if (fresh.length === 0) return known;
  return [...known, ...fresh].sort((one, other) => one.cursor - other.cursor).slice(-most);
}
