import { type Product, type Stream, streamSchema } from '@stallcast/shared/contract';
import { pictureAddress } from '../../platform/picture-address.ts';
import { toSellerRef } from '../../platform/seller-ref.ts';
import { toPublicCounters } from './counters.views.ts';
import type { StreamRow } from './streams.repo.ts';

/** A show as everyone sees it. Only what is named here can leave the server. */
export function toStream(
  { stream, seller, counters, replayId }: StreamRow,
  featured: readonly Product[],
  interrupted: boolean,
): Stream {
  return streamSchema.parse({
    streamId: stream.id,
    vendor: toSellerRef(seller),
    title: stream.title,
    description: stream.description,
    status: stream.status,
    visibility: stream.visibility,
    orientation: stream.orientation,
    coverUrl: pictureAddress(stream.coverImageId),
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
