import { type Product, type Stream, streamSchema } from '@stallcast/shared/contract';
import { toPublicCounters } from './counters.views.ts';
import type { StreamRow } from './streams.repo.ts';

/** A show as everyone sees it. Only what is named here can leave the server. */
export function toStream(
  { stream, vendorName, counters, replayId }: StreamRow,
  featured: readonly Product[],
  interrupted: boolean,
): Stream {
  return streamSchema.parse({
    streamId: stream.id,
    vendor: { vendorId: stream.vendorId, name: vendorName },
    title: stream.title,
    description: stream.description,
    status: stream.status,
    scheduledAt: stream.scheduledAt?.toISOString() ?? null,
    startedAt: stream.startedAt?.toISOString() ?? null,
    endedAt: stream.endedAt?.toISOString() ?? null,
    interrupted,
    counters: toPublicCounters(counters),
    featured,
    cursor: counters.seq,
    replayId,
  });
}
