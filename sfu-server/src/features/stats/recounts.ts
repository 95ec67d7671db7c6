import { type SQL, sql } from 'drizzle-orm';

/**
 * Each recounts figures from the facts they were counted from, and finds those that differ: as (figure, subject, stored,
 * counted), all texts. Figures are moved in the transaction of their fact, so one statement sees both or neither.
 */
export const recounts: readonly SQL[] = [
  // What everyone and the seller read of a show.
  sql`select 'stream_counters.' || f.name as figure, 'show ' || c.stream_id as subject,
      f.stored::text as stored, coalesce(f.counted, 0)::text as counted
    from stream_counters c
    left join (select stream_id, count(*) filter (where interaction_type = 'like') as likes,
        count(*) filter (where interaction_type = 'dislike') as dislikes,
        count(*) filter (where interaction_type = 'comment') as comments
      from stream_interactions group by stream_id) i on i.stream_id = c.stream_id
    left join (select stream_id, count(*) filter (where is_active) as now, count(seq) as total
      from stream_viewers group by stream_id) v on v.stream_id = c.stream_id
    left join (select stream_id, max(present) as peak
      from (select stream_id, sum(change) over (partition by stream_id order by seq) as present from stream_presence) p
      group by stream_id) m on m.stream_id = c.stream_id
    left join (select stream_id, count(*) as adds
      from stream_product_facts where kind = 'carted' group by stream_id) a on a.stream_id = c.stream_id
    left join (select s.stream_id, count(distinct s.order_id) as orders, sum(s.quantity) as units, sum(s.amount) as revenue,
        sum(s.amount) filter (where l.refunded_at is not null) as refunded
      from stream_orders s join order_lines l on l.id = s.order_line_id group by s.stream_id) o on o.stream_id = c.stream_id
    cross join lateral (values
      ('likes', c.likes::numeric, i.likes::numeric), ('dislikes', c.dislikes, i.dislikes), ('comments', c.comments, i.comments),
      ('viewers_now', c.viewers_now, v.now), ('viewers_total', c.viewers_total, v.total),
      ('viewers_peak', c.viewers_peak, m.peak), ('cart_adds', c.cart_adds, a.adds),
      ('orders', c.orders, o.orders), ('units', c.units, o.units), ('revenue_minor', c.revenue_minor, o.revenue),
      ('refunded_minor', c.refunded_minor, o.refunded)) as f (name, stored, counted)
    where f.stored <> coalesce(f.counted, 0)`,

  // What became of each product of a show.
  sql`select 'stream_product_counters.' || f.name, 'show ' || k.stream_id || ', product ' || k.product_id,
      coalesce(f.stored, 0)::text, coalesce(f.counted, 0)::text
    from (select stream_id, product_id from stream_product_counters
      union select stream_id, product_id from stream_product_facts
      union select stream_id, product_id from stream_orders) k
    left join stream_product_counters c on c.stream_id = k.stream_id and c.product_id = k.product_id
    left join (select stream_id, product_id, count(*) filter (where kind = 'shown') as shown,
        count(*) filter (where kind = 'clicked') as clicked, count(*) filter (where kind = 'carted') as carted
      from stream_product_facts group by stream_id, product_id) p on p.stream_id = k.stream_id and p.product_id = k.product_id
    left join (select stream_id, product_id, count(distinct order_id) as orders, sum(quantity) as units, sum(amount) as revenue
      from stream_orders group by stream_id, product_id) o on o.stream_id = k.stream_id and o.product_id = k.product_id
    cross join lateral (values
      ('shown', c.shown::numeric, p.shown::numeric), ('clicked', c.clicked, p.clicked), ('carted', c.carted, p.carted),
      ('orders', c.orders, o.orders), ('units', c.units, o.units),
      ('revenue_minor', c.revenue_minor, o.revenue)) as f (name, stored, counted)
    where coalesce(f.stored, 0) <> coalesce(f.counted, 0)`,

  // What shows sold: exactly the paid lines that were bought in them.
  sql`select 'stream_orders', 'order line ' || coalesce(l.id, s.order_line_id),
      case when s.id is null then 'missing' else s.quantity || ' for ' || s.amount || ' in show ' || s.stream_id end,
      case when l.id is null then 'nothing' else l.quantity || ' for ' || l.amount_minor || ' in show ' || l.stream_id end
    from (select l.* from order_lines l join orders o on o.id = l.order_id
      where l.stream_id is not null and o.status in ('paid', 'fulfilled', 'refunded')) l
    full join stream_orders s on s.order_line_id = l.id
    where (l.stream_id, l.order_id, l.product_id, l.vendor_id, l.amount_minor, l.quantity)
      is distinct from (s.stream_id, s.order_id, s.product_id, s.vendor_id, s.amount, s.quantity)`,

  // What a drop has left. What is put back goes back to it while it is open. A closed one gave its rest back.
  sql`select 'drops.remaining', 'drop ' || d.id, d.remaining::text, (d.quantity - coalesce(t.taken, 0))::text
    from drops d
    left join (select r.drop_id, sum(r.quantity) as taken
      from stock_reservations r where r.drop_id is not null and r.state <> 'released'
      group by r.drop_id) t on t.drop_id = d.id
    where case when d.closed_at is null then d.remaining <> d.quantity - coalesce(t.taken, 0)
      else d.remaining > d.quantity - coalesce(t.taken, 0) end`,

  // What lines hold of the stock.
  sql`select 'stock_reservations.state', 'order line ' || l.id, coalesce(r.state || ' ' || r.quantity, 'missing'),
      case o.status when 'pending' then 'held ' when 'cancelled' then 'released ' else 'claimed ' end || l.quantity
    from order_lines l join orders o on o.id = l.order_id
    left join stock_reservations r on r.order_line_id = l.id
    where r.quantity is distinct from l.quantity or r.variant_id <> l.variant_id
      or r.state <> case o.status when 'pending' then 'held' when 'cancelled' then 'released' else 'claimed' end
        and not (r.state = 'released' and l.refunded_at is not null)`,

  // How many items of a product or a drop a buyer has or holds, for the limits per buyer.
  sql`select 'buyer_counts.quantity', 'product or drop ' || coalesce(b.limited_id, t.limited_id) || ', user '
      || coalesce(b.user_id, t.user_id), coalesce(b.quantity, 0)::text, coalesce(t.taken, 0)::text
    from buyer_counts b
    full join (select x.limited_id, coalesce(o.user_id, c.user_id) as user_id, sum(r.quantity) as taken
      from stock_reservations r
      left join order_lines l on l.id = r.order_line_id left join orders o on o.id = l.order_id
      left join carts c on c.id = r.cart_id
      cross join lateral (values (r.product_id), (r.drop_id)) as x (limited_id)
      where r.state <> 'released' and x.limited_id is not null
      group by 1, 2) t on t.limited_id = b.limited_id and t.user_id = b.user_id
    where coalesce(b.quantity, 0) <> coalesce(t.taken, 0)`,

  // How often coupons were used, in all and by each buyer.
  sql`select 'coupons.used', 'coupon ' || c.id, c.used::text, coalesce(o.used, 0)::text
    from coupons c
    left join (select coupon_id, count(*) as used from orders
      where coupon_id is not null and status <> 'cancelled' group by coupon_id) o on o.coupon_id = c.id
    where c.used <> coalesce(o.used, 0)`,
  sql`select 'coupon_users.used', 'coupon ' || coalesce(u.coupon_id, o.coupon_id) || ', user ' || coalesce(u.user_id, o.user_id),
      coalesce(u.used, 0)::text, coalesce(o.used, 0)::text
    from coupon_users u
    full join (select coupon_id, user_id, count(*) as used from orders
      where coupon_id is not null and status <> 'cancelled' group by coupon_id, user_id) o
      on o.coupon_id = u.coupon_id and o.user_id = u.user_id
    where coalesce(u.used, 0) <> coalesce(o.used, 0)`,

  // What orders cost, and what was paid for them.
  sql`select 'orders.total_minor', 'order ' || o.id, o.total_minor::text,
      (coalesce(l.items, 0) + o.shipping_minor + o.tax_minor)::text
    from orders o
    left join (select order_id, sum(amount_minor) as items from order_lines group by order_id) l on l.order_id = o.id
    where o.items_minor is distinct from l.items or o.total_minor <> coalesce(l.items, 0) + o.shipping_minor + o.tax_minor`,
  sql`select 'payments.amount_minor', 'order ' || o.id, p.amount_minor || ' ' || p.currency, o.total_minor || ' ' || o.currency
    from orders o join payments p on p.order_id = o.id
    where (p.amount_minor, p.currency) is distinct from (o.total_minor, o.currency)`,
  sql`select 'payments.status', 'order ' || o.id, coalesce(p.status, 'none'), e.due
    from orders o left join payments p on p.order_id = o.id
    cross join lateral (values (case o.status when 'pending' then 'created' when 'cancelled' then 'failed'
      when 'refunded' then 'refunded' else 'succeeded' end)) as e (due)
    where p.status is distinct from e.due
      and not (o.status in ('pending', 'cancelled') and p.id is null)
      and not (o.status = 'cancelled' and p.status in ('refund-due', 'refunded'))`,

  // What was paid back: no more than was paid, all of it where the payment says so, and marked on its line.
  sql`select 'refunds.amount_minor', 'payment ' || p.id, r.amount::text, p.amount_minor::text
    from payments p
    join (select payment_id, sum(amount_minor) as amount from refunds where status <> 'failed' group by payment_id) r
      on r.payment_id = p.id
    where r.amount > p.amount_minor or (p.status = 'refunded' and r.amount <> p.amount_minor)`,
  sql`select 'order_lines.refunded_at', 'order line ' || l.id, coalesce(l.refunded_at::text, 'none'), coalesce(r.status, 'no refund')
    from order_lines l
    left join refunds r on r.order_line_id = l.id and r.status <> 'failed'
    where (l.refunded_at is not null) <> coalesce(r.status = 'succeeded', false)`,

  // How many follow a seller.
  sql`select 'vendors.followers', 'seller ' || v.id, v.followers::text, coalesce(f.count, 0)::text
    from vendors v
    left join (select vendor_id, count(*) as count from follows group by vendor_id) f on f.vendor_id = v.id
    where v.followers <> coalesce(f.count, 0)`,

  // What should have been settled by now.
  sql`select 'payments.status', 'payment ' || p.id, 'refund-due', 'refunded'
    from payments p where p.status = 'refund-due' and p.settled_at < now() - interval '60 seconds'`,
  sql`select 'orders.status', 'order ' || o.id, 'pending', 'paid or cancelled'
    from orders o where o.status = 'pending' and o.expires_at < now() - interval '60 seconds'`,
  sql`select 'drops.closed_at', 'drop ' || d.id, 'open', 'closed'
    from drops d where d.closed_at is null and d.closes_at < now() - interval '60 seconds'`,
];
