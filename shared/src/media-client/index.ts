export type { MediaSessionEvents, MediaSessionState, TrackKind } from './media-events.ts';
export type { MediaRequest } from './media-request.ts';
export { MediaSession } from './media-session.ts';
export type { MediaSessionOptions } from './media-session-options.ts';
export type { MediaStatistics } from './media-statistics.ts';
export type { VideoCodec } from './simulcast.ts';
