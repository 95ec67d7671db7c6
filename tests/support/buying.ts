import { randomUUID } from 'node:crypto';
import type { ApiClient } from '@stallcast/shared/client';
import type { Address, Drop, Order, RouteRequest, Routes } from '@stallcast/shared/contract';
import type { Sql } from 'postgres';
import { paying } from './shopping.ts';

type Wanted = RouteRequest<Routes['checkout.begin']>['body'];
type Change = NonNullable<RouteRequest<Routes['checkout.update']>['body']>;
type Method = Parameters<typeof paying>[0];

export const someAddress: Address = {
  name: 'Berta Buyer',
  line1: 'Market street 1',
  postalCode: '10115',
  city: 'Berlin',
  country: 'DE',
};

/** Holds what is wanted, without paying; without a product the cart. */
export async function begin(api: ApiClient, body: Wanted = {}, key: string = randomUUID()): Promise<Order> {
  return (await api('checkout.begin', { body, idempotencyKey: key })).order;
}

export async function update(api: ApiClient, orderId: string, body: Change): Promise<Order> {
  return (await api('checkout.update', { params: { orderId }, body })).order;
}

export async function pay(
  api: ApiClient,
  orderId: string,
  method: Method = 'approve',
  key: string = randomUUID(),
): Promise<Order> {
  const body = { payment: paying(method) };
  return (await api('checkout.pay', { params: { orderId }, body, idempotencyKey: key })).order;
}

export async function leave(api: ApiClient, orderId: string): Promise<Order> {
  return (await api('checkout.leave', { params: { orderId } })).order;
}

/** Announces a drop that opens at once and sells for an hour. */
export async function startDrop(
  api: ApiClient,
  drop: Partial<RouteRequest<Routes['drops.start']>['body']> & { streamId: string; productId: string },
): Promise<Drop> {
  const body = { priceMinor: 900, quantity: 3, countdownSeconds: 0, openForSeconds: 3600, ...drop };
  return (await api('drops.start', { body })).drop;
}

/** As if the time that this order, or what carts hold, had was over. */
export async function letTimePass(sql: Sql, orderId?: string): Promise<void> {
  if (orderId !== undefined)
    await sql`update orders set expires_at = now() - interval '1 second' where id = ${orderId}`;
  else
    await sql`update stock_reservations set expires_at = now() - interval '1 second' where state = 'held' and order_line_id is null`;
}
