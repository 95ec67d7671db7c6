import type { Chat, Comment, RecordingFacts, SellerCounters, Stream } from '@stallcast/shared/contract';
import type { Queryable } from '../../platform/db.ts';

interface ShowFigures {
  readonly status: Stream['status'];
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly elapsedMs: number;
  readonly interrupted: boolean;
  readonly counters: SellerCounters;
  /** The last number of the show's history that these figures hold. */
  readonly cursor: number;
}

/** What a show's recording does at the moment. */
export type RecordingOf = (streamId: string) => RecordingFacts;

/** State and figures of a seller's own show at one moment; null if it is not theirs. */
export type ReadFigures = (db: Queryable, streamId: string, vendorId: string) => Promise<ShowFigures | null>;

/** The comments of a stretch of a show's history: those written in it, and those from before it that changed in it. */
export type ReadStretch = (
  db: Queryable,
  stretch: {
    readonly streamId: string;
    readonly after: number | null;
    readonly upTo: number;
    readonly limit: number;
  },
) => Promise<{ readonly comments: Comment[]; readonly changed: Comment[] }>;

/** How the chat of a show is kept, and what is pinned in it. */
export type ReadChat = (db: Queryable, streamId: string) => Promise<Chat>;
