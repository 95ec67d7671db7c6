import { liveStreams, savedStreams, streamCounters } from '@stallcast/drizzle';
import type { StreamStatus } from '@stallcast/shared/domain';
import { and, desc, eq, lt, ne } from 'drizzle-orm';
import type { Queryable } from '../../platform/db.ts';
import { elapsedMs } from './streams.repo.ts';

const s = liveStreams;
const r = savedStreams;

export interface HistoryQuery {
  readonly vendorId: string;
  readonly status?: StreamStatus | undefined;
  readonly streamId?: string | undefined;
  readonly withoutRehearsals?: boolean;
  /** The last show of the page before. */
  readonly after?: string | undefined;
}

export type HistoryRow = Awaited<ReturnType<typeof findHistory>>[number];

/** A seller's shows with figures and replays, newest first (ids count up in time). */
export async function findHistory(db: Queryable, query: HistoryQuery, limit: number) {
  const { vendorId, status, streamId, withoutRehearsals = false, after } = query;
  return db
    .select({
      stream: s,
      counters: streamCounters,
      elapsedMs,
      replay: {
        id: r.id,
        state: r.state,
        visibility: r.visibility,
        videoUrl: r.videoUrl,
        durationMs: r.durationMs,
      },
    })
    .from(s)
    .innerJoin(streamCounters, eq(streamCounters.streamId, s.id))
    .leftJoin(r, eq(r.streamId, s.id))
    .where(
      and(
        eq(s.vendorId, vendorId),
        status === undefined ? undefined : eq(s.status, status),
        streamId === undefined ? undefined : eq(s.id, streamId),
        withoutRehearsals ? ne(s.visibility, 'rehearsal') : undefined,
        after === undefined ? undefined : lt(s.id, after),
      ),
    )
    .orderBy(desc(s.id))
    .limit(limit);
}
