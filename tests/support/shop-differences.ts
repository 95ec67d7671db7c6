import type { Sql } from 'postgres';

/** Each finds rows that must not be: what is stored of stock, orders, limits, coupons, payments and keys. */
export const shopDifferences: readonly {
  readonly rule: string;
  readonly find: (sql: Sql) => PromiseLike<Iterable<object>>;
}[] = [
  {
    rule: 'a reservation is held while its order is pending, claimed once paid, released once cancelled or restocked',
    find: (sql) => sql`
      select l.id, o.status, r.state from order_lines l
      join orders o on o.id = l.order_id left join stock_reservations r on r.order_line_id = l.id
      where (r.state is distinct from case o.status when 'pending' then 'held' when 'cancelled' then 'released' else 'claimed' end
          and not (r.state = 'released' and l.refunded_at is not null))
        or r.quantity <> l.quantity or r.product_id <> l.product_id
        or (r.variant_id, r.drop_id) is distinct from (l.variant_id, l.drop_id)`,
  },
  {
    rule: 'what a cart holds of a drop lies in it',
    find: (sql) => sql`
      select r.id, r.quantity, c.quantity as in_cart from stock_reservations r
      left join cart_lines c on c.cart_id = r.cart_id and c.variant_id = r.variant_id and c.drop_id = r.drop_id
      where r.state = 'held' and r.order_line_id is null and r.quantity is distinct from c.quantity`,
  },
  {
    rule: 'an open drop has left what nobody holds or bought',
    find: (sql) => sql`
      select d.id, d.quantity, d.remaining from drops d
      left join stock_reservations r on r.drop_id = d.id and r.state in ('held', 'claimed')
      where d.closed_at is null group by d.id
      having d.remaining <> d.quantity - coalesce(sum(r.quantity), 0)`,
  },
  {
    rule: 'what is counted for a buyer is what the buyer holds or bought',
    find: (sql) => sql`
      with taken as (
        select r.product_id, r.drop_id, coalesce(o.user_id, c.user_id) as user_id, r.quantity from stock_reservations r
        left join order_lines l on l.id = r.order_line_id left join orders o on o.id = l.order_id
        left join carts c on c.id = r.cart_id
        where r.state in ('held', 'claimed')),
      recount as (
        select limited_id, user_id, sum(quantity) as quantity from (
          select product_id as limited_id, user_id, quantity from taken
          union all select drop_id, user_id, quantity from taken where drop_id is not null) each_of_them
        group by limited_id, user_id)
      select limited_id, user_id, b.quantity as counted, t.quantity as taken
      from buyer_counts b full join recount t using (limited_id, user_id)
      where coalesce(b.quantity, 0) <> coalesce(t.quantity, 0)`,
  },
  {
    rule: 'a coupon was used by the orders that have it and were not cancelled',
    find: (sql) => sql`
      select c.id, c.used, count(o.id) from coupons c
      left join orders o on o.coupon_id = c.id and o.status <> 'cancelled'
      group by c.id having c.used <> count(o.id)
        or c.used <> (select coalesce(sum(u.used), 0) from coupon_users u where u.coupon_id = c.id)`,
  },
  {
    rule: 'an order has lines, and its amounts are their sums',
    find: (sql) => sql`
      select o.id, o.total_minor, sum(l.amount_minor) from orders o left join order_lines l on l.order_id = o.id
      group by o.id
      having o.items_minor is distinct from sum(l.amount_minor) or o.shipping_minor <> sum(l.shipping_minor)
        or o.total_minor <> o.items_minor + o.shipping_minor + o.tax_minor`,
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
    rule: 'an order that is paid for has a payment that stands as it does, over the same amount',
    find: (sql) => sql`
      select o.id, o.status, p.status as payment from orders o left join payments p on p.order_id = o.id
      where (p.id is null and o.status not in ('pending', 'cancelled'))
        or (p.amount_minor, p.currency) is distinct from (o.total_minor, o.currency) and p.id is not null
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
    rule: 'a buyer has one checkout at most that nobody pays',
    find: (sql) => sql`
      select o.user_id, count(*) from orders o
      where o.status = 'pending' and not exists (select from payments p where p.order_id = o.id)
      group by o.user_id having count(*) > 1`,
  },
  {
    rule: 'each key that paid made exactly one order, and each order has its key; an order that ended has its answer',
    find: (sql) => sql`
      select o.id, k.key from orders o full join idempotency_keys k on k.user_id = o.user_id and k.key = o.idempotency_key
      where (o.id is null and k.route in ('checkout.buyNow', 'checkout.cart', 'checkout.pay'))
        or k.key is null or (k.status is null and o.status <> 'pending')`,
  },
];
