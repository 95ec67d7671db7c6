import type { Order } from '@stallcast/shared/contract';
import type { User } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { CollectDeps } from './collect-payment.ts';
import { showOrder } from './list-orders.ts';
import { toRequest } from './payment-request.ts';
import { findPayment } from './payments.repo.ts';
import { settlePayment } from './settle-payment.ts';

/**
 * What the buyer says to a challenge of the test gateway; answers the order as it is then. The first answer counts.
 * Throws `not-found`, also for somebody else's.
 */
export async function answerTestChallenge(
  deps: CollectDeps,
  challengeId: string,
  answer: 'approve' | 'deny',
  actor: User,
): Promise<Order> {
  const payment = await deps.uow.read((db) => findPayment(db, challengeId));
  const isMine = payment?.userId === actor.userId && payment.gateway === 'test';
  if (!isMine || payment.method !== 'challenge') throw new AppError('not-found');
  const answered = await deps.gateways.answerChallenge(toRequest(payment), answer);
  if (answered === null) throw new AppError('not-found');
  if (answered.state === 'succeeded' || answered.state === 'failed')
    await settlePayment(deps, payment.paymentId, answered.state, answered.ref);
  return showOrder(deps, payment.orderId, actor);
}
