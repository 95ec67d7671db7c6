import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { Tickets } from '../../platform/tickets.ts';
import { timeouts } from '../../platform/timeouts.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { findStream } from './streams.repo.ts';

/** A ticket to publish a show of one's own that has not ended. Throws `not-found`, `stream-ended`. */
export async function issueHostTicket(
  { uow, tickets }: { readonly uow: UnitOfWork; readonly tickets: Tickets },
  streamId: string,
  { userId, sessionId, vendorId }: Seller,
): Promise<{ ticket: string; expiresAt: string }> {
  const row = await uow.read((db) => findStream(db, streamId));
  if (row?.stream.vendorId !== vendorId) throw new AppError('not-found');
  if (row.stream.status === 'ended') throw new AppError('stream-ended');
  return tickets.issue({ role: 'host', streamId, vendorId, userId, sessionId }, timeouts.ticketMs);
}
