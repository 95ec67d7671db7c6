import type { RouteInput, RouteOutput, Routes } from '@stallcast/shared/contract';
import type { Clock } from '../../platform/clock.ts';
import type { HasRecordingSpace } from './ports.ts';

interface PreflightDeps {
  readonly clock: Clock;
  readonly hasRecordingSpace: HasRecordingSpace;
}

/** What a studio looks at before a show. Changes nothing. */
export async function preflight(
  { clock, hasRecordingSpace }: PreflightDeps,
  { padding }: RouteInput<Routes['streams.preflight']>['body'],
): Promise<RouteOutput<Routes['streams.preflight']>> {
  return {
    receivedBytes: Buffer.byteLength(padding),
    serverTime: clock.now().toISOString(),
    recordingSpace: await hasRecordingSpace(),
  };
}
