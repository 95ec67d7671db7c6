import type { Sql } from 'postgres';
import { expect } from 'vitest';
import { showDifferences } from './show-differences.ts';

/**
 * Fails unless the books of the shop agree: stock, orders, what shows sold, their running figures, payments and keys,
 * and the shows themselves with their viewers, history and replays.
 * `initialStock` names, by product id, how many items a test began with (stock changes by sellers included).
 */
export async function expectBooksToAgree(
  sql: Sql,
  initialStock: Readonly<Record<string, number>> = {},
): Promise<void> {
  const stock = await stockDifferences(sql, initialStock);
  const differences = await Promise.all(
    [...differenceQueries, ...showDifferences].map(async ({ rule, find }) => ({
      rule,
      rows: [...(await find(sql))],
    })),
  );
  expect(
    [{ rule: 'initial stock = left + held + sold', rows: stock }, ...differences].filter(
      ({ rows }) => rows.length > 0,
    ),
  ).toEqual([]);
}

async function stockDifferences(sql: Sql, initialStock: Readonly<Record<string, number>>) {
  const rows = await sql<{ id: string; stock: number; ordered: number }[]>`
    select p.id, (select sum(v.stock) from product_variants v where v.product_id = p.id)::int as stock,
      coalesce(sum(l.quantity) filter (where o.status <> 'cancelled' and r.state <> 'released'), 0)::int as ordered
    from products p left join order_lines l on l.product_id = p.id left join orders o on o.id = l.order_id
      left join stock_reservations r on r.order_line_id = l.id
    group by p.id`;
  return rows.filter(
    ({ id, stock, ordered }) =>
      stock < 0 || (initialStock[id] !== undefined && initialStock[id] !== stock + ordered),
  );
}

/** Each finds rows that must not be. */
const differenceQueries: readonly {
  readonly rule: string;
  readonly find: (sql: Sql) => PromiseLike<Iterable<object>>;
}[] = [
  {
    rule: 'a reservation is held while its order is pending, claimed once paid, released once cancelled or put back',
    find: (sql) => sql`
      select l.id, o.status, r.state from order_lines l
      join orders o on o.id = l.order_id left join stock_reservations r on r.order_line_id = l.id
      where r.state is distinct from case o.status when 'pending' then 'held' when 'cancelled' then 'released'
          else case when l.refunded_at is not null and r.state = 'released' then 'released' else 'claimed' end end
        or r.quantity <> l.quantity or r.product_id <> l.product_id`,
  },
  {
    rule: 'an order has lines, and its total is their sum',
    find: (sql) => sql`
      select o.id, o.total_minor, sum(l.amount_minor) from orders o left join order_lines l on l.order_id = o.id
      group by o.id having o.total_minor is distinct from sum(l.amount_minor)`,
  },
  {
    rule: 'stream_orders has exactly the paid lines that were bought in a show',
    find: (sql) => sql`
      select l.id as line, s.id as sale from order_lines l
      join orders o on o.id = l.order_id and o.status in ('paid', 'fulfilled', 'refunded')
      full join stream_orders s on s.order_line_id = l.id
      where (l.id is null) or (l.stream_id is not null and s.id is null) or (l.stream_id is null and s.id is not null)
        or (s.id is not null and (s.stream_id, s.order_id, s.product_id, s.vendor_id, s.amount, s.quantity, s.currency)
          is distinct from (l.stream_id, l.order_id, l.product_id, l.vendor_id, l.amount_minor, l.quantity, o.currency))`,
  },
  {
    rule: 'the running figures of a show equal a recount of what it sold',
    find: (sql) => sql`
      select c.stream_id, c.orders, c.units, c.revenue_minor from stream_counters c left join stream_orders s using (stream_id)
      group by c.stream_id
      having c.orders <> count(distinct s.order_id) or c.units <> coalesce(sum(s.quantity), 0) or c.revenue_minor <> coalesce(sum(s.amount), 0)`,
  },
  {
    rule: 'the running figures of a show equal a recount of likes, dislikes and comments',
    find: (sql) => sql`
      select c.stream_id from stream_counters c left join stream_interactions i using (stream_id)
      group by c.stream_id
      having c.likes <> count(*) filter (where i.interaction_type = 'like')
        or c.dislikes <> count(*) filter (where i.interaction_type = 'dislike')
        or c.comments <> count(*) filter (where i.interaction_type = 'comment')`,
  },
  {
    rule: 'a payment stands as its order does, over the same amount',
    find: (sql) => sql`
      select o.id, o.status, p.status as payment from orders o left join payments p on p.order_id = o.id
      where p.id is null or (p.amount_minor, p.currency) is distinct from (o.total_minor, o.currency)
        or p.status <> all (case o.status when 'pending' then array['created'] when 'cancelled' then array['failed', 'refund-due', 'refunded']
          when 'refunded' then array['refunded'] else array['succeeded'] end)`,
  },
  {
    rule: 'what was paid back is marked on its line, and no payment pays back more than it took',
    find: (sql) => sql`
      select r.id::text, r.status from refunds r left join order_lines l on l.id = r.order_line_id
      where l.id is not null and r.status <> 'failed' and (r.status = 'succeeded') <> (l.refunded_at is not null)
      union all
      select p.id::text, p.status from payments p join refunds r on r.payment_id = p.id and r.status <> 'failed'
      group by p.id having sum(r.amount_minor) > p.amount_minor
        or (p.status = 'refunded' and sum(r.amount_minor) <> p.amount_minor)`,
  },
  {
    rule: 'each key made exactly one order, and each order has its key; an order that ended has its answer',
    find: (sql) => sql`
      select o.id, k.key from orders o full join (select * from idempotency_keys where route not like 'sales.%') k on k.user_id = o.user_id and k.key = o.idempotency_key
      where o.id is null or k.key is null or (k.status is null and o.status <> 'pending')`,
  },
];
