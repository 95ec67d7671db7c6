import { type Order, orderSchema } from '@stallcast/shared/contract';
import { z } from 'zod';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import type { Answer, CallRow } from './idempotency.repo.ts';
import type { OrderRow } from './orders.repo.ts';
import { readOrder } from './read-orders.ts';

const orderResponse = z.object({ order: orderSchema });
const declinedResponse = z.object({ code: z.literal('payment-declined'), detail: z.string().optional() });

/** The answer, to be kept, of a call that made an order. */
export async function orderAnswer(tx: Transaction, order: OrderRow): Promise<Answer> {
  return toAnswer(await readOrder(tx, order));
}

/** The same of an order that was read already. */
export function toAnswer(order: Order): Answer {
  return { status: 201, response: { order } };
}

/** The answer, to be kept, of a call whose order was cancelled. */
export function cancelledAnswer(reason: NonNullable<OrderRow['cancelReason']>): Answer {
  const code = 'payment-declined';
  const response =
    reason === 'payment-timeout'
      ? { code, detail: 'The payment did not arrive in time. Nothing was bought.' }
      : { code };
  return { status: 402, response };
}

/** Gives a kept answer once more: the order, or the error it ended with. Undefined while there is none. */
export function giveAnswer({ status, response }: CallRow): Order | undefined {
  if (status === null) return undefined;
  if (status === 201) return orderResponse.parse(response).order;
  const { code, detail } = declinedResponse.parse(response);
  throw new AppError(code, detail === undefined ? {} : { detail });
}
