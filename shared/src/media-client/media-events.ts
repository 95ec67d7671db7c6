/** Where a session stands. `connected` means: all that is wanted flows, or there is nothing to be had yet. */
export type MediaSessionState = 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'closed';

export type TrackKind = 'audio' | 'video';

/** What a MediaSession tells. */
export interface MediaSessionEvents {
  /** The session's state changed. */
  state: MediaSessionState;
  /** The tracks of `stream` changed; a viewer shows `stream` in its player. */
  tracks: { readonly stream: MediaStream; readonly kinds: readonly TrackKind[] };
  /** An attempt failed; the session tries again by itself, waiting longer each time. */
  problem: { readonly error: unknown; readonly attempt: number };
}
