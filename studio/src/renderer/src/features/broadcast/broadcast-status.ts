import type { BroadcastState } from './broadcast.ts';

/** How the show stands, in one word: what the badge over the picture says. */
export type BroadcastStatus = 'connecting' | 'on-air' | 'reconnecting' | 'replaced' | 'refused';

/** On air only when the server has our picture; everything else is said as it is. */
export function broadcastStatus({ entry, media }: BroadcastState): BroadcastStatus {
  if (entry.status === 'replaced' || entry.status === 'refused') return entry.status;
  if (entry.status === 'connecting') return 'connecting';
  // Media flows beside the socket: a lost socket alone interrupts nothing viewers see.
  if (media === 'connected') return 'on-air';
  return media === 'reconnecting' || entry.status === 'away' ? 'reconnecting' : 'connecting';
}
