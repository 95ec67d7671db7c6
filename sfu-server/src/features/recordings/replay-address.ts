/** Where replays are served; see http. */
const prefix = '/media/replays/';
const pattern = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\.mp4|\.webm)$/;

/** The address of a replay's video on this server. */
export function replayAddress(savedStreamId: string, extension: '.mp4' | '.webm'): string {
  return `${prefix}${savedStreamId}${extension}`;
}

export interface ReplayName {
  readonly savedStreamId: string;
  readonly extension: '.mp4' | '.webm';
}

/** What the last part of a replay's address names; null for every other text. */
export function parseReplayName(name: string): ReplayName | null {
  const [, savedStreamId, extension] = pattern.exec(name) ?? [];
  if (savedStreamId === undefined || (extension !== '.mp4' && extension !== '.webm')) return null;
  return { savedStreamId, extension };
}
