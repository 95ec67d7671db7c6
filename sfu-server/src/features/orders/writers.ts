import { createSingleWriter } from '../../platform/single-writer.ts';
import { done } from '../../platform/tried.ts';
import { timeouts } from '../../platform/timeouts.ts';
import { beginPurchases } from './begin-purchases.ts';
import type { CheckoutDeps } from './checkout.ts';
import { settlePaid } from './settle-paid.ts';

/** One transaction takes so many: enough to share what it costs, few enough to be done in a moment. */
const most = 50;
const waiting = 1000;

type Writers = Pick<CheckoutDeps, 'purchases' | 'settlements'>;

/** Who decides together what many want of one product, and whose payments succeeded. */
export function createWriters(
  deps: Pick<CheckoutDeps, 'uow' | 'taxOf' | 'recordFact' | 'productFacts'>,
): Writers {
  const bounds = { most, waiting, patienceMs: timeouts.unitOfWorkMs };
  return {
    purchases: createSingleWriter({
      ...bounds,
      // A buyer's lock, limits and checkout are for one call at a time.
      nameOf: ({ call }) => call.userId,
      decide: (calls) => deps.uow.run((work) => beginPurchases(deps, work, calls)),
    }),
    settlements: createSingleWriter({
      ...bounds,
      nameOf: ({ payment }) => payment.paymentId,
      decide: async (paid) => (await deps.uow.run((work) => settlePaid(deps, work, paid))).map(done),
    }),
  };
}
