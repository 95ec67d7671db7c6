import type { FileBytes, Product, SellerCounters } from '@stallcast/shared/contract';
import type { Visibility } from '@stallcast/shared/domain';
import type { Transaction } from '../../platform/db.ts';

export type EndChoice = 'save' | 'delete';

export type EndedShow =
  | {
      readonly ok: true;
      /** It was ended with this choice before; nothing changed now. */
      readonly already: boolean;
      readonly startedAt: Date;
      readonly durationMs: number;
      readonly visibility: Visibility;
      readonly counters: SellerCounters;
    }
  | {
      readonly ok: false;
      readonly reason:
        | 'not-found'
        | 'stream-not-live'
        | 'stream-ended-otherwise'
        | 'rehearsal-not-kept'
        | 'not-confirmed';
    };

/** Ends a seller's own show, its visits and its featured intervals, in the caller's transaction. */
export type EndShow = (
  tx: Transaction,
  end: {
    streamId: string;
    vendorId: string;
    choice: EndChoice;
    /** Whether what the seller typed means the show of this title; without it nothing had to be typed. */
    isConfirmed?: ((title: string) => boolean) | undefined;
    /** What it is called from now on; as before without it. */
    title?: string | undefined;
  },
) => Promise<EndedShow>;

/** Calls a show something else, in the caller's transaction. */
export type RenameShow = (tx: Transaction, streamId: string, title: string) => Promise<void>;

/** Gives a seller's own show a cover. Throws `not-found`, `image-unreadable`. */
export type SetCover = (show: { streamId: string; vendorId: string }, file: FileBytes) => Promise<unknown>;

/** The picture at a place of a video, in ms, as a JPEG; the last one past its end, null where there is none. */
export type GrabFrame = (path: string, atMs: number) => Promise<FileBytes | null>;

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
