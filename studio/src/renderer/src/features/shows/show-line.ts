import type { PastShow, Stream } from '@stallcast/shared/contract';

export type ReplayFacts = Pick<NonNullable<PastShow['replay']>, 'savedStreamId' | 'state'>;

/** What a line of the list offers for a show. */
export type ShowOffer =
  | { readonly offer: 'prepare' }
  | { readonly offer: 'live' }
  | { readonly offer: 'replay'; readonly savedStreamId: string }
  | { readonly offer: 'none'; readonly why: 'processing' | 'failed' | 'not-saved' };

/** A scheduled show is prepared, a live one is on, an ended one replayed if it was saved. */
export function showOffer(
  show: Pick<Stream, 'status' | 'replayId'>,
  replay: ReplayFacts | undefined,
): ShowOffer {
  if (show.status === 'scheduled') return { offer: 'prepare' };
  if (show.status === 'live') return { offer: 'live' };
  if (show.replayId !== null) return { offer: 'replay', savedStreamId: show.replayId };
  if (replay?.state === 'ready') return { offer: 'replay', savedStreamId: replay.savedStreamId };
  return { offer: 'none', why: replay?.state ?? 'not-saved' };
}
