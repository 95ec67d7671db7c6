import type { RefundAnswer } from '../../platform/payment-gateway.ts';
import type { CollectDeps } from './collect-payment.ts';
import { gatewayOf, toRequest } from './payment-request.ts';
import type { Payment } from './payments.repo.ts';
import { findDueRefunds, type RefundRow, renewWholeRefunds, takeRefund } from './refunds.repo.ts';
import { settleRefundWithin } from './settle-refund.ts';
import { withDeadline } from './with-deadline.ts';

const pageSize = 100;

/** Carries out the refunds that are due; what a gateway does not do now, it is asked for again later. */
export async function carryOutRefunds(deps: CollectDeps): Promise<void> {
  await deps.uow.run(({ tx }) => renewWholeRefunds(tx));
  for (;;) {
    const due = await deps.uow.read((db) => findDueRefunds(db, pageSize));
    for (const refundId of due) await carryOutRefund(deps, refundId);
    if (due.length < pageSize) return;
  }
}

/** Asks the gateway for one refund, and stores what it says. Never rejects for the gateway's sake. */
export async function carryOutRefund(deps: CollectDeps, refundId: string): Promise<void> {
  const taken = await deps.uow.run(({ tx }) => takeRefund(tx, refundId));
  if (!taken) return;
  const answer = await ask(deps, taken);
  if (answer) await deps.uow.run((work) => settleRefundWithin(deps, work, refundId, answer));
}

/** Null: what the gateway did is not known; asking again tells. */
async function ask(
  { gateways, logger }: CollectDeps,
  { refund, payment }: { readonly refund: RefundRow; readonly payment: Payment },
): Promise<RefundAnswer | null> {
  const { id: refundId, amountMinor, currency } = refund;
  // There is nothing to move, and no gateway takes that.
  if (amountMinor === 0) return { state: 'succeeded', ref: null };
  try {
    return await withDeadline(
      gatewayOf(gateways, payment).refund({
        refundId,
        payment: toRequest(payment),
        amount: { amountMinor, currency },
      }),
    );
  } catch (error) {
    logger.warn({ err: error, refundId }, 'a refund could not be carried out yet');
    return null;
  }
}
