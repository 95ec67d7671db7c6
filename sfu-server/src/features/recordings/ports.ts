import type { Product, SellerCounters } from '@stallcast/shared/contract';
import type { Transaction } from '../../platform/db.ts';

export type EndChoice = 'save' | 'delete';

export type EndedShow =
  | {
      readonly ok: true;
      /** It was ended with this choice before; nothing changed now. */
      readonly already: boolean;
      readonly startedAt: Date;
      readonly durationMs: number;
      readonly counters: SellerCounters;
    }
  | { readonly ok: false; readonly reason: 'not-found' | 'stream-not-live' | 'stream-ended-otherwise' };

/** Ends a seller's own show, its visits and its featured intervals, in the caller's transaction. */
export type EndShow = (
  tx: Transaction,
  end: { streamId: string; vendorId: string; choice: EndChoice },
) => Promise<EndedShow>;

/** The products of a show in its seller's order, at today's price and stock. */
export type ReadProducts = (streamId: string) => Promise<Product[]>;

/** Closes a show's media room, so that nothing is recorded any more; does nothing if it is closed. */
export type CloseRoom = (streamId: string) => Promise<void>;

type FinalisedRecording =
  | {
      readonly ok: true;
      /** Absolute path of the one playable file. */
      readonly file: string;
      readonly durationMs: number;
    }
  | { readonly ok: false; readonly reason: 'nothing-recorded' | 'no-ffmpeg' };

/**
 * Makes one playable file of what was recorded into a directory; says the same again when it is done already. Throws
 * what may pass if tried again.
 */
export type FinaliseRecording = (directory: string) => Promise<FinalisedRecording>;

type ReplayExtension = '.mp4' | '.webm';

/** Where recordings lie. */
export interface RecordingStorage {
  directoryOf(streamId: string): string;
  findReplay(
    streamId: string,
    extension: ReplayExtension,
  ): Promise<{ readonly path: string; readonly contentType: string } | null>;
  remove(streamId: string): Promise<void>;
  list(): Promise<string[]>;
}
