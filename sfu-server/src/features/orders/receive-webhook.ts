import { AppError } from '../../platform/errors.ts';
import type { GatewayNews, Gateways, WebhookEnvelope } from '../../platform/payment-gateway.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { type EventRow, markProcessed, storeEvent } from './payments.repo.ts';
import { settleRefundWithin } from './settle-refund.ts';
import { reportSettlement, type SettleDeps, settleWithin } from './settle-payment.ts';

export interface WebhookDeps extends SettleDeps {
  readonly gateways: Gateways;
}

/**
 * Stores a gateway's message, then acts on it: a message counts once, and one that we do not understand is kept.
 * Throws `bad-signature`; `not-found` where the gateway is not set up.
 */
export async function receiveWebhook(
  deps: WebhookDeps,
  name: EventRow['gateway'],
  envelope: WebhookEnvelope,
): Promise<void> {
  const gateway = deps.gateways.find(name);
  if (!gateway) throw new AppError('not-found');
  const read = gateway.readWebhook(envelope);
  if (!read.ok) throw new AppError(read.reason);
  const { eventId, payload } = read;
  const news = gateway.readNews(payload);
  const paymentId = news.about === 'none' ? null : news.paymentId;
  const event = await deps.uow.run(({ tx }) =>
    storeEvent(tx, { gateway: name, eventId, payload, paymentId }),
  );
  await actOnEvent(deps, event);
}

/** Does what a stored message says, once. A message about a payment that is not there yet waits for it. */
export async function actOnEvent(deps: WebhookDeps, event: EventRow): Promise<void> {
  const gateway = deps.gateways.find(event.gateway);
  if (event.processedAt !== null || !gateway) return;
  const news = gateway.readNews(event.payload);
  const settlement = await deps.uow.run(async (work) => {
    const done = await act(deps, work, news);
    if (done !== 'no-payment') await markProcessed(work.tx, event.id);
    return done;
  });
  if (news.about === 'payment') reportSettlement(deps.logger, news.paymentId, settlement);
}

async function act(deps: WebhookDeps, work: Work, news: GatewayNews) {
  // That something has begun is nothing new: we began it.
  if (news.about === 'none' || news.state === 'pending') return 'unchanged';
  if (news.about === 'payment') return settleWithin(deps, work, news.paymentId, news.state);
  await settleRefundWithin(deps, work, news.refundId, { state: news.state, ref: null });
  return 'unchanged';
}
