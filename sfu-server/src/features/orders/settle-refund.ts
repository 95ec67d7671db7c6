import type { RefundAnswer } from '../../platform/payment-gateway.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { type LineRow, lockOrder, showsOf } from './orders.repo.ts';
import { movePayment } from './payments.repo.ts';
import { giveBack } from './release-order.ts';
import {
  endRefund,
  findRefund,
  markFulfilledIfSent,
  markLineRefunded,
  markRefundedIfAllAre,
  type RefundRow,
  releaseClaimed,
} from './refunds.repo.ts';
import type { SettleDeps } from './settle-payment.ts';
import { lockDrops, lockVariants } from './stock.repo.ts';

type RefundedLine = Pick<
  LineRow,
  'id' | 'orderId' | 'productId' | 'variantId' | 'dropId' | 'streamId' | 'amountMinor'
>;
interface RefundOfLine {
  readonly refund: RefundRow;
  readonly line: RefundedLine;
  readonly userId: string;
}

type RefundDeps = Pick<SettleDeps, 'recordFact' | 'logger'>;

/** Stores what became of a refund, once, in the caller's transaction; `pending` leaves it waiting. */
export async function settleRefundWithin(
  deps: RefundDeps,
  work: Work,
  refundId: string,
  answer: RefundAnswer,
): Promise<void> {
  const { tx, emit } = work;
  const found = await findRefund(tx, refundId);
  if (!found || answer.state === 'pending') return;
  const { orderId, line, refund } = found;
  if (line && refund.restock) {
    await lockVariants(tx, [line.variantId]);
    await lockDrops(tx, line.dropId === null ? [] : [line.dropId]);
  }
  const order = await lockOrder(tx, orderId);
  if (!order) throw new Error(`order ${orderId} is gone`);
  if (!(await endRefund(tx, refundId, answer.state, answer.ref))) return;
  emit({ type: 'order-changed', orderId, streamIds: showsOf(line ? [line] : []) });
  if (answer.state === 'failed')
    deps.logger.error(
      { refundId, orderId },
      'a payment gateway refused a refund: somebody has to look at it',
    );
  else if (line) await refundLine(deps, work, { refund, line, userId: order.userId });
  else await movePayment(tx, refund.paymentId, 'refund-due', 'refunded');
}

async function refundLine(
  { recordFact }: RefundDeps,
  work: Work,
  { refund, line, userId }: RefundOfLine,
): Promise<void> {
  const { tx, emit } = work;
  const { id, orderId, streamId, amountMinor } = line;
  if (refund.restock) await giveBack(work, { ...line, quantity: await releaseClaimed(tx, id) }, userId);
  await markLineRefunded(tx, id);
  if (await markRefundedIfAllAre(tx, orderId))
    await movePayment(tx, refund.paymentId, 'succeeded', 'refunded');
  else await markFulfilledIfSent(tx, orderId);
  if (streamId === null) return;
  const fact = await recordFact(tx, streamId, { refundedMinor: amountMinor }, { mustBeLive: false });
  if (!fact.ok) throw new Error(`a line was sold in show ${streamId}, which is ${fact.reason}`);
  emit({ type: 'counters-moved', streamId });
}
