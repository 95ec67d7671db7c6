import { part } from '../catalogue.ts';

/** What a person reads about replays. */
export const replayText = part('replay', {
  listTitle: 'Replays',
  empty: 'No replays yet',
  emptyText: 'Shows that a seller keeps can be watched here again.',
  failed: 'The replays could not be loaded',
  oneFailed: 'The replay could not be loaded',
  missing: 'There is no such replay',
  missingText: 'The seller may have removed it.',
  streamedAt: (day: string) => `Live on ${day}`,
  video: (title: string) => `Replay of ${title}`,
  processing: 'The replay is being prepared',
  processingText: 'It can be watched in a moment. This page follows by itself.',
  unplayable: 'This replay cannot be played',
  unplayableText: 'Nothing playable was recorded.',
  videoFailed: 'The video could not be loaded.',
  products: 'From this show',
});
