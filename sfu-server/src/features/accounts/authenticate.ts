import type { IncomingHttpHeaders } from 'node:http';
import { type Actor, guest } from '../../platform/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { findAccountOfSession, prolongSession } from './accounts.repo.ts';
import { toActor } from './accounts.views.ts';
import { sessionSeconds } from './credentials.ts';
import { sessionTokenOf } from './session-token.ts';

interface AuthenticateDeps {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
}

const dayMs = 24 * 3600 * 1000;

/** Who sends these headers; a guest without a session that is still good. Throws `banned` for a suspended account. */
export async function authenticate(
  { uow, clock }: AuthenticateDeps,
  headers: IncomingHttpHeaders,
): Promise<Actor> {
  const token = sessionTokenOf(headers);
  if (token === undefined) return guest;
  const row = await uow.read((db) => findAccountOfSession(db, token));
  if (!row) return guest;
  if (row.banned) throw new AppError('banned');
  // Once a day is often enough to note that a session is in use.
  const usedUpMs = sessionSeconds * 1000 - (row.expiresAt.getTime() - clock.now().getTime());
  if (usedUpMs > dayMs) await uow.run(({ tx }) => prolongSession(tx, token, sessionSeconds));
  return toActor(row);
}
