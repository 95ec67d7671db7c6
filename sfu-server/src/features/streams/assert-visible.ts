import { liveStreams, vendors } from '@stallcast/drizzle';
import { and, eq, ne } from 'drizzle-orm';
import type { Queryable } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';

/** Throws `not-found` for a rehearsal of somebody else; `userId` is null for a guest. What does not exist passes. */
export async function assertVisible(db: Queryable, streamId: string, userId: string | null): Promise<void> {
  const hidden = await db
    .select({ id: liveStreams.id })
    .from(liveStreams)
    .innerJoin(vendors, eq(vendors.id, liveStreams.vendorId))
    .where(
      and(
        eq(liveStreams.id, streamId),
        eq(liveStreams.visibility, 'rehearsal'),
        userId === null ? undefined : ne(vendors.userId, userId),
      ),
    );
  if (hidden.length > 0) throw new AppError('not-found');
}
