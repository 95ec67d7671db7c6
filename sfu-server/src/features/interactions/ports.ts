import type { Routes, RouteOutput } from '@stallcast/shared/contract';
import type { Queryable, Transaction } from '../../platform/db.ts';

export type PublicCounters = RouteOutput<Routes['viewers.count']>['counters'];

/** Figures that this feature moves. */
interface ReactionChange {
  readonly likes?: number;
  readonly dislikes?: number;
  readonly comments?: number;
}

export type RecordedInteraction =
  | { readonly ok: true; readonly seq: number; readonly counters: PublicCounters; readonly vendorId: string }
  | { readonly ok: false; readonly reason: 'not-found' | 'not-live' };

/** Moves a live show's figures and numbers the fact, in the caller's transaction. */
export type RecordInteraction = (
  tx: Transaction,
  streamId: string,
  change: ReactionChange,
) => Promise<RecordedInteraction>;

/** Throws `banned-from-shop` for somebody whom the seller of a show keeps out of it. */
export type AssertWelcome = (db: Queryable, streamId: string, userId: string) => Promise<void>;

/** Throws `banned-from-shop`, and `muted` for somebody who may only watch. */
export type AssertMayWrite = (db: Queryable, streamId: string, userId: string) => Promise<void>;

/** What keeps somebody from writing in a show; null for nothing. Throws `banned-from-shop`. */
export type ReadMute = (
  db: Queryable,
  streamId: string,
  userId: string,
) => Promise<{ readonly reason: string /** Null for good. */; readonly until: Date | null } | null>;

/** Locks a seller's own show, so that whatever is done to its chat takes turns; undefined if it is not theirs. */
export type LockShow = (
  tx: Transaction,
  streamId: string,
  vendorId: string,
) => Promise<{ readonly status: 'scheduled' | 'live' | 'ended' } | undefined>;
