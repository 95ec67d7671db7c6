import type { Comment } from '@stallcast/shared/contract';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { findComments, findLatestComments, readCursor } from './interactions.repo.ts';
import { rowToComment } from './interactions.views.ts';

interface CommentsQuery {
  readonly streamId: string;
  readonly after?: number | undefined;
  readonly limit: number;
}

/**
 * Comments after a cursor, or the latest ones. Throws `not-found`.
 * The cursor is read first: what is committed later has a higher number and comes with the next call.
 */
export async function getComments(
  { uow }: { readonly uow: UnitOfWork },
  { streamId, after, limit }: CommentsQuery,
): Promise<{ comments: Comment[]; cursor: number; more: boolean }> {
  return uow.read(async (db) => {
    const cursor = await readCursor(db, streamId);
    if (cursor === undefined) throw new AppError('not-found');
    if (after === undefined) {
      const latest = await findLatestComments(db, streamId, limit);
      return {
        comments: latest.map(rowToComment),
        cursor: Math.max(cursor, latest.at(-1)?.seq ?? 0),
        more: false,
      };
    }
    // One more than asked for tells whether there is more.
    const rows = await findComments(db, streamId, after, limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1)?.seq ?? after;
    const more = rows.length > limit;
    return { comments: page.map(rowToComment), cursor: more ? last : Math.max(cursor, last), more };
  });
}
