import { type Comment, commentSchema } from '@stallcast/shared/contract';
import type { CommentRow } from './interactions.repo.ts';

interface CommentFacts {
  readonly id: string;
  readonly streamId: string;
  readonly seq: number | null;
  readonly text: string | null;
  readonly createdAt: Date;
  readonly author: { readonly userId: string; readonly displayName: string; readonly isSeller: boolean };
}

/** A stored comment as everyone sees it. */
export function toComment({ id, streamId, seq, text, createdAt, author }: CommentFacts): Comment {
  return commentSchema.parse({
    commentId: id,
    streamId,
    cursor: seq,
    author,
    text,
    createdAt: createdAt.toISOString(),
  });
}

/** A row of the repo as everyone sees it. */
export function rowToComment(row: CommentRow): Comment {
  const isSeller = row.userId === row.sellerUserId;
  return toComment({ ...row, author: { userId: row.userId, displayName: row.displayName, isSeller } });
}
