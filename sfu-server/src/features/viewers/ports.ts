import type { Routes, RouteOutput } from '@stallcast/shared/contract';
import type { Queryable, Transaction } from '../../platform/db.ts';

export type PublicCounters = RouteOutput<Routes['viewers.count']>['counters'];

/** Figures that this feature moves. */
interface VisitChange {
  readonly viewersNow?: number;
  readonly viewersTotal?: number;
}

export type RecordedVisit =
  | { readonly ok: true; readonly seq: number; readonly counters: PublicCounters }
  | { readonly ok: false; readonly reason: 'not-found' | 'not-live' };

/** Moves a show's figures and numbers the fact, in the caller's transaction; holds the lock of the figures until commit. */
export type RecordVisit = (
  tx: Transaction,
  streamId: string,
  change: VisitChange,
  options: { readonly mustBeLive: boolean },
) => Promise<RecordedVisit>;

/**
 * Throws `banned-from-shop` for somebody whom the seller of a show keeps out of it, and `not-found` for a show that they may not
 * see. `userId` is null for a guest.
 */
export type AssertWelcome = (db: Queryable, streamId: string, userId: string | null) => Promise<void>;
