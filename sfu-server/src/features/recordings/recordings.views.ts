import {
  type RouteOutput,
  type Routes,
  type SavedStream,
  savedStatsSchema,
  savedStreamSchema,
} from '@stallcast/shared/contract';
import type { RecordingRow } from './recordings.repo.ts';

type OwnRecording = RouteOutput<Routes['recordings.mine']>['savedStreams'][number];

/** A replay as everyone sees it. */
export function toSavedStream({ saved, vendorName, title, description }: RecordingRow): SavedStream {
  return savedStreamSchema.parse({
    savedStreamId: saved.id,
    streamId: saved.streamId,
    vendor: { vendorId: saved.vendorId, name: vendorName },
    title,
    description,
    state: saved.state,
    videoUrl: saved.videoUrl,
    durationMs: saved.durationMs,
    streamedAt: saved.streamedAt.toISOString(),
    savedAt: saved.savedAt.toISOString(),
  });
}

/** A replay as its seller sees it: with the final figures. */
export function toOwnRecording(row: RecordingRow): OwnRecording {
  return { ...toSavedStream(row), stats: savedStatsSchema.parse(row.saved.stats) };
}
