import type { Sql } from 'postgres';
import { personId } from '../../support/many-people.ts';
import type { Crowd } from './crowd.ts';

/** What must be nought after a storm. */
export interface Wrongs {
  /** How far from all items there were those lie that were paid. */
  readonly notPaid: number;
  readonly oversold: number;
  readonly paidWithoutOrder: number;
  readonly ordersWithoutSale: number;
  /** Items that are left, though somebody was sent away. */
  readonly unsold: number;
  /** Answers that the database knows nothing of. */
  readonly answersLost: number;
  /** People who were sent away and whose money was taken all the same. */
  readonly chargedForNothing: number;
}

/** Items of a product that are in paid orders, and in orders whose payment is open. */
export async function countSold(sql: Sql, productId: string): Promise<{ paid: number; open: number }> {
  const [row] = await sql<{ paid: number; open: number }[]>`
    select coalesce(sum(l.quantity) filter (where o.status in ('paid', 'fulfilled')), 0)::int as paid,
      coalesce(sum(l.quantity) filter (where o.status = 'pending'), 0)::int as open
    from order_lines l join orders o on o.id = l.order_id where l.product_id = ${productId}`;
  return row ?? { paid: 0, open: 0 };
}

/** Holds what people were answered, and what was sold, against what is stored. */
export async function findWrongs(
  sql: Sql,
  { productId, items, crowd }: { readonly productId: string; readonly items: number; readonly crowd: Crowd },
): Promise<Wrongs> {
  const { paid, open } = await countSold(sql, productId);
  const left = await countLeft(sql, productId);
  return {
    notPaid: Math.abs(items - paid),
    oversold: Math.max(0, paid + open + left - items),
    paidWithoutOrder: await countPaidWithoutOrder(sql, productId),
    ordersWithoutSale: await countOrdersWithoutSale(sql, productId),
    unsold: crowd.refused.some(({ code }) => code !== 'payment-declined') ? left : 0,
    answersLost: await countLost(sql, crowd),
    chargedForNothing: await countCharged(sql, productId, crowd),
  };
}

/** Items that can still be bought: in the stock, or set aside for a drop that is open. */
async function countLeft(sql: Sql, productId: string): Promise<number> {
  const [row] = await sql<{ left: number }[]>`
    select coalesce((select sum(stock) from product_variants where product_id = ${productId}), 0)::int
      + coalesce((select sum(remaining) from drops where product_id = ${productId} and closed_at is null), 0)::int as left`;
  return row?.left ?? 0;
}

/** Money that was taken for an order which is not paid, and is not on its way back. */
async function countPaidWithoutOrder(sql: Sql, productId: string): Promise<number> {
  const rows = await sql`
    select distinct p.id from payments p join orders o on o.id = p.order_id join order_lines l on l.order_id = o.id
    where l.product_id = ${productId} and (p.status = 'succeeded') and o.status not in ('paid', 'fulfilled')`;
  const due = await sql`
    select distinct p.id from payments p join order_lines l on l.order_id = p.order_id
    where l.product_id = ${productId} and p.status = 'refund-due'
      and not exists (select from refunds r where r.payment_id = p.id)`;
  return rows.length + due.length;
}

async function countOrdersWithoutSale(sql: Sql, productId: string): Promise<number> {
  const rows = await sql`
    select l.id from order_lines l join orders o on o.id = l.order_id
    left join stream_orders s on s.order_line_id = l.id
    where l.product_id = ${productId} and o.status in ('paid', 'fulfilled') and s.id is null`;
  return rows.length;
}

/** Orders that people were told of and that are not stored, or not as they were told. */
async function countLost(sql: Sql, { bought }: Crowd): Promise<number> {
  const ids = bought.map(({ order }) => order.orderId);
  const stored = await sql<{ id: string; status: string; key: string; userId: string }[]>`
    select id, status, idempotency_key as key, user_id as "userId" from orders where id = any(${ids})`;
  const known = new Map(stored.map((row) => [row.id, row]));
  return bought.filter(({ order, key, person }) => {
    const row = known.get(order.orderId);
    const isTheirs = row?.key === key && row.userId === personId(person);
    return !isTheirs || (order.status === 'paid' && row.status !== 'paid');
  }).length;
}

async function countCharged(sql: Sql, productId: string, { bought, refused }: Crowd): Promise<number> {
  const happy = new Set(bought.map(({ person }) => person));
  const sentAway = [...new Set(refused.map(({ person }) => person))].filter((person) => !happy.has(person));
  const rows = await sql`
    select o.user_id from orders o join payments p on p.order_id = o.id join order_lines l on l.order_id = o.id
    where l.product_id = ${productId} and p.status = 'succeeded' and o.user_id = any(${sentAway.map(personId)})`;
  return rows.length;
}
