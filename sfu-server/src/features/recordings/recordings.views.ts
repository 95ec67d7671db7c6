import {
  type ReplayCard,
  replayCardSchema,
  type RouteOutput,
  type Routes,
  type SavedStream,
  savedStatsSchema,
  savedStreamSchema,
} from '@stallcast/shared/contract';
import { pictureAddress } from '../../platform/picture-address.ts';
import { toSellerRef } from '../../platform/seller-ref.ts';
import type { RecordingRow } from './recordings.repo.ts';

type OwnRecording = RouteOutput<Routes['recordings.mine']>['savedStreams'][number];

/** A replay as everyone sees it. */
export function toSavedStream(row: RecordingRow): SavedStream {
  const { saved, seller, title, description, orientation, coverImageId } = row;
  return savedStreamSchema.parse({
    savedStreamId: saved.id,
    streamId: saved.streamId,
    vendor: toSellerRef(seller),
    title,
    description,
    visibility: saved.visibility,
    orientation,
    coverUrl: pictureAddress(coverImageId),
    state: saved.state,
    videoUrl: saved.videoUrl,
    durationMs: saved.durationMs,
    streamedAt: saved.streamedAt.toISOString(),
    savedAt: saved.savedAt.toISOString(),
  });
}

/** A replay as a card. */
export function toReplayCard({ saved, seller, title, orientation, coverImageId }: RecordingRow): ReplayCard {
  return replayCardSchema.parse({
    savedStreamId: saved.id,
    streamId: saved.streamId,
    seller: toSellerRef(seller),
    title,
    orientation,
    coverUrl: pictureAddress(coverImageId),
    durationMs: saved.durationMs,
    viewersTotal: savedStatsSchema.parse(saved.stats).viewersTotal,
    streamedAt: saved.streamedAt.toISOString(),
  });
}

/** A replay as its seller sees it: with the final figures. */
export function toOwnRecording(row: RecordingRow): OwnRecording {
  return { ...toSavedStream(row), stats: savedStatsSchema.parse(row.saved.stats) };
}
