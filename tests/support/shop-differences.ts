import type { Sql } from 'postgres';

/** Each finds rows that must not be, of stock, orders and keys, beyond what the server itself recounts. */
export const shopDifferences: readonly {
  readonly rule: string;
  readonly find: (sql: Sql) => PromiseLike<Iterable<object>>;
}[] = [
  {
    rule: 'what is reserved for a line is of its product, and of its drop',
    find: (sql) => sql`
      select l.id, r.id as reservation from order_lines l join stock_reservations r on r.order_line_id = l.id
      where (r.product_id, r.drop_id) is distinct from (l.product_id, l.drop_id)`,
  },
  {
    rule: 'the shipping of an order is that of its lines',
    find: (sql) => sql`
      select o.id, o.shipping_minor from orders o join order_lines l on l.order_id = o.id
      group by o.id having o.shipping_minor <> sum(l.shipping_minor)`,
  },
  {
    rule: 'a sale of a show is in the currency of its order',
    find: (sql) => sql`
      select s.id from stream_orders s join orders o on o.id = s.order_id where s.currency <> o.currency`,
  },
  {
    rule: 'what a cart holds of a drop lies in it',
    find: (sql) => sql`
      select r.id, r.quantity, c.quantity as in_cart from stock_reservations r
      left join cart_lines c on c.cart_id = r.cart_id and c.variant_id = r.variant_id and c.drop_id = r.drop_id
      where r.state = 'held' and r.order_line_id is null and r.quantity is distinct from c.quantity`,
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
