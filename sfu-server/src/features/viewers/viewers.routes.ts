import type { RouteOutput, Routes } from '@stallcast/shared/contract';
import { viewerIdSchema } from '@stallcast/shared/contract';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock.ts';
import type { CookieRules } from '../../platform/cookies.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import type { Handlers, RequestContext } from '../../platform/handlers.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Tickets } from '../../platform/tickets.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { type BrowserIds, createBrowserIds } from './browser-id.ts';
import { endLeftoverVisits, endVisits, markPresence, type Viewer } from './mark-presence.ts';
import type { AssertWelcome, PublicCounters, RecordVisit } from './ports.ts';
import { createPresence, type Presence, type SocketEnd, type Visitor } from './presence.ts';
import { findCounters, findShowStatus, keepVisit } from './viewers.repo.ts';

/** How long a viewer may be silent, all in ms. */
export interface PresenceTimes {
  readonly heartbeatEveryMs: number;
  readonly viewerGoneMs: number;
  readonly viewerReconnectMs: number;
  readonly viewerSweepEveryMs: number;
  readonly ticketMs: number;
}

interface ViewerDeps {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly tickets: Tickets;
  readonly recordVisit: RecordVisit;
  readonly assertWelcome: AssertWelcome;
  readonly times: PresenceTimes;
  /** Signs the cookie that tells browsers apart. */
  readonly secret: string;
  readonly cookieRules: CookieRules;
  /** Widens the limit of viewers from one address. */
  readonly rateLimitFactor: number;
}

type Own = 'viewers.join' | 'viewers.heartbeat' | 'viewers.leave' | 'viewers.count';

export interface Viewers {
  readonly handlers: Handlers<Own>;
  /**
   * Counts a viewer in for as long as a socket lives; call the result when it ends. The ticket was checked before.
   * Throws `stream-not-live`, `not-found`, `rate-limited`.
   */
  attach(visitor: Visitor): Promise<(end: SocketEnd) => void>;
  /** Ends all visits to a show in the caller's transaction. Throws `not-found`. */
  endVisits(tx: Transaction, streamId: string): Promise<number>;
  /** After a show has ended. */
  forget(streamId: string): void;
  /** At start-up: ends the visits that the run before left open, and answers how many. */
  endLeftoverVisits(): Promise<number>;
  close(): Promise<void>;
}

/** Viewers of one show from one network address. A school or a mobile network has many behind one. */
const viewersPerAddress = 50;

/** Who watches: counted by sockets and heartbeats of tickets that this server signed, never by asking alone. */
export function createViewers(deps: ViewerDeps): Viewers {
  const { times, clock, logger } = deps;
  const browserIds = createBrowserIds(deps.secret, deps.cookieRules);
  const presence = createPresence({
    clock,
    logger,
    mark: (viewer, present) => markPresence(deps, viewer, present),
    mostPerAddress: Math.ceil(viewersPerAddress * deps.rateLimitFactor),
    goneMs: times.viewerGoneMs,
    reconnectMs: times.viewerReconnectMs,
    sweepEveryMs: times.viewerSweepEveryMs,
  });
  const own = { ...deps, browserIds, presence };
  return {
    handlers: {
      'viewers.join': ({ body }, context) => join(own, body.streamId, context),
      'viewers.heartbeat': ({ body }, { ip }) => heartbeat(own, body, ip),
      'viewers.leave': async ({ body }) => {
        await presence.leave(viewerOf(deps, body).viewerId);
        return { left: true };
      },
      'viewers.count': async ({ query }) => ({ counters: await readCounters(deps, query.streamId) }),
    },
    attach: (visitor) => presence.attach(visitor),
    endVisits: (tx, streamId) => endVisits(deps, tx, streamId),
    forget: (streamId) => presence.forget(streamId),
    endLeftoverVisits: () => endLeftoverVisits(deps),
    close: async () => presence.close(),
  };
}

type JoinDeps = ViewerDeps & { readonly browserIds: BrowserIds; readonly presence: Presence };

/** A ticket for one show. Throws `not-found`, `stream-not-live`, `banned-from-shop`, and `rate-limited` for too many from one address. */
async function join(
  { uow, tickets, times, browserIds, presence, assertWelcome }: JoinDeps,
  streamId: string,
  context: RequestContext,
): Promise<RouteOutput<Routes['viewers.join']>> {
  const { userId, sessionId } =
    context.actor.kind === 'user' ? context.actor : { userId: null, sessionId: null };
  const status = await uow.read((db) => findShowStatus(db, streamId));
  if (status === undefined) throw new AppError('not-found');
  await uow.read((db) => assertWelcome(db, streamId, userId));
  if (status !== 'live') throw new AppError('stream-not-live');
  const browserKey = browserIds.keyOf(context);
  const viewerId = await uow.run(async ({ tx }) => {
    const kept = await keepVisit(tx, { id: uuidv7(), streamId, browserKey, userId });
    // Refuses one too many, and then nothing of it is stored.
    presence.expect({ viewerId: kept, streamId, address: context.ip });
    return kept;
  });
  const { ticket, expiresAt } = tickets.issue(
    { role: 'viewer', streamId, viewerId, userId, sessionId },
    times.ticketMs,
  );
  return {
    viewerId: viewerIdSchema.parse(viewerId),
    ticket,
    expiresAt,
    heartbeatEveryMs: times.heartbeatEveryMs,
  };
}

/** A sign of life of a page without a socket. `active: false` once the show is over. */
async function heartbeat(
  deps: JoinDeps,
  input: { viewerId: string; ticket: string },
  address: string,
): Promise<{ active: boolean; counters: PublicCounters }> {
  const viewer = viewerOf(deps, input);
  const active = await beat(deps.presence, { ...viewer, address });
  return { active, counters: await readCounters(deps, viewer.streamId) };
}

async function beat(presence: Presence, visitor: Visitor): Promise<boolean> {
  try {
    await presence.beat(visitor);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'stream-not-live') return false;
    throw error;
  }
}

/**
 * Whose ticket it is. Its age does not matter here: it opens nothing, it only tells that the visit is one's own.
 * Throws `ticket-invalid`, and `not-found` for somebody else's visit.
 */
function viewerOf(
  { tickets }: Pick<ViewerDeps, 'tickets'>,
  { viewerId, ticket }: { viewerId: string; ticket: string },
): Viewer {
  const opened = tickets.open(ticket, 'even-expired');
  if (opened === null) throw new AppError('ticket-invalid');
  if (opened.role !== 'viewer' || opened.viewerId !== viewerId) throw new AppError('not-found');
  return { viewerId, streamId: opened.streamId };
}

async function readCounters({ uow }: Pick<ViewerDeps, 'uow'>, streamId: string): Promise<PublicCounters> {
  const counters = await uow.read((db) => findCounters(db, streamId));
  if (!counters) throw new AppError('not-found');
  return counters;
}
