import { type RouteInput, type Routes, routes } from '@stallcast/shared/contract';
import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../../platform/errors.ts';
import { type EventRow, markProcessed, storeEvent } from './payments.repo.ts';
import type { PaymentGateway } from './ports.ts';
import { reportSettlement, type SettleDeps, settleWithin } from './settle-payment.ts';

type Message = RouteInput<Routes['payments.testWebhook']>['body'];

interface WebhookDeps extends SettleDeps {
  readonly gateway: PaymentGateway;
}

interface Envelope {
  readonly headers: IncomingHttpHeaders;
  readonly rawBody: Buffer;
}

/** Stores a gateway's message, then acts on it: a message counts once. Throws `bad-signature`. */
export async function receiveWebhook(deps: WebhookDeps, message: Message, envelope: Envelope): Promise<void> {
  if (!deps.gateway.isAuthentic(envelope)) throw new AppError('bad-signature');
  const { eventId } = message;
  const event = await deps.uow.run(({ tx }) =>
    storeEvent(tx, { gateway: 'test', eventId, payload: message }),
  );
  await actOnEvent(deps, event);
}

/** Does what a stored message says, once. A message about a payment that is not there yet waits for it. */
export async function actOnEvent(deps: SettleDeps, event: EventRow): Promise<void> {
  if (event.processedAt !== null) return;
  const { paymentId, outcome } = routes['payments.testWebhook'].body.parse(event.payload);
  const settlement = await deps.uow.run(async (work) => {
    const settled = await settleWithin(deps, work, paymentId, outcome);
    if (settled !== 'no-payment') await markProcessed(work.tx, event.id);
    return settled;
  });
  reportSettlement(deps.logger, paymentId, settlement);
}
