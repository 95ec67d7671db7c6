import { randomUUID } from 'node:crypto';
import type { ApiClient } from '@stallcast/shared/client';
import { ApiError } from '@stallcast/shared/client';
import type { Order, Product, RouteRequest, Routes } from '@stallcast/shared/contract';

type NewProduct = RouteRequest<Routes['products.create']>['body'];
type Method = RouteRequest<Routes['checkout.cart']>['body']['payment']['method'];

/** How to pay with the test gateway. */
export const paying = (method: Method) => ({ gateway: 'test', method }) as const;

/** Puts a product on sale that needs no parcel; what is not said does not matter to the test. */
export async function addProduct(api: ApiClient, product: Partial<NewProduct> = {}): Promise<Product> {
  const itself = product.variants === undefined ? { priceMinor: 1250, stock: 10 } : {};
  const body = { name: 'Cup', currency: 'EUR', isPhysical: false, ...itself, ...product } as const;
  return (await api('products.create', { body })).product;
}

interface Purchase {
  readonly productId: string;
  readonly quantity?: number;
  readonly streamId?: string;
  readonly dropId?: string;
  readonly method?: Method;
  readonly key?: string;
}

export async function buy(api: ApiClient, purchase: Purchase): Promise<Order> {
  const { method = 'approve', key = randomUUID(), ...product } = purchase;
  const body = { ...product, payment: paying(method) };
  return (await api('checkout.buyNow', { body, idempotencyKey: key })).order;
}

export async function buyCart(
  api: ApiClient,
  method: Method = 'approve',
  key: string = randomUUID(),
): Promise<Order> {
  return (await api('checkout.cart', { body: { payment: paying(method) }, idempotencyKey: key })).order;
}

/** How a call ended, in one word: an order's status, `ok`, or the code of the error. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    const result = await call;
    return isOrder(result) ? result.status : 'ok';
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
}

/** How many calls ended in which way. */
export async function tally(calls: readonly Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const outcome of await Promise.all(calls.map(outcomeOf))) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

function isOrder(result: unknown): result is { status: string } {
  return (
    typeof result === 'object' && result !== null && 'status' in result && typeof result.status === 'string'
  );
}
