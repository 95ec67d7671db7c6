import type { Sql } from 'postgres';

/** Each finds rows that must not be, of shows, their viewers, their history and their replays, beyond what the server itself recounts. */
export const showDifferences: readonly {
  readonly rule: string;
  readonly find: (sql: Sql) => PromiseLike<Iterable<object>>;
}[] = [
  {
    rule: 'the most that watched at once were no fewer than now, and no more than came',
    find: (sql) => sql`
      select stream_id, viewers_now, viewers_peak, viewers_total from stream_counters
      where viewers_peak < viewers_now or viewers_peak > viewers_total`,
  },
  {
    rule: 'a user has at most one reaction to a show',
    find: (sql) => sql`
      select stream_id, user_id from stream_interactions where interaction_type <> 'comment'
      group by stream_id, user_id having count(*) > 1`,
  },
  {
    rule: 'nobody watches a show that is not live, and nobody left before they came',
    find: (sql) => sql`
      select v.id, s.status, v.joined_at, v.left_at from stream_viewers v join live_streams s on s.id = v.stream_id
      where (v.is_active and s.status <> 'live') or v.left_at < v.joined_at
        or (v.seq is not null and v.is_active <> (v.left_at is null))`,
  },
  {
    rule: 'the places in a show’s history are given once, and none lies beyond its end',
    find: (sql) => sql`
      select f.stream_id, f.seq, count(*) from (
        select stream_id, seq from stream_interactions where seq is not null
        union all select stream_id, changed_seq from stream_interactions where changed_seq is not null
        union all select stream_id, seq from stream_orders
        union all select stream_id, seq from stream_viewers where seq is not null) f
      join stream_counters c using (stream_id)
      group by f.stream_id, f.seq, c.seq having count(*) > 1 or f.seq > c.seq or f.seq < 1`,
  },
  {
    rule: 'what is pinned in a chat is a comment of that show that is shown, and what is answered is of the same show',
    find: (sql) => sql`
      select c.stream_id, i.id from chat_settings c join stream_interactions i on i.id = c.pinned_comment_id
      where i.stream_id <> c.stream_id or i.interaction_type <> 'comment'
        or i.hidden_at is not null or i.deleted_at is not null
      union all select i.stream_id, i.id from stream_interactions i join stream_interactions a on a.id = i.reply_to
      where a.stream_id <> i.stream_id or a.interaction_type <> 'comment'`,
  },
  {
    rule: 'nobody is restricted twice in the same way, or by themselves; reports are of others’ comments in the seller’s shows',
    find: (sql) => sql`
      select b.user_id from bans b where b.lifted_at is null and (b.expires_at is null or b.expires_at > now())
      group by b.vendor_id, b.user_id, b.kind, b.stream_id having count(*) > 1
      union all select b.user_id from bans b join vendors v on v.id = b.vendor_id where v.user_id = b.user_id
      union all select r.user_id from comment_reports r join stream_interactions i on i.id = r.comment_id
      join live_streams s on s.id = i.stream_id where s.vendor_id <> r.vendor_id or i.user_id = r.user_id`,
  },
  {
    rule: 'a seller is live at most once; a show has its figures, its start and its end as its state says',
    find: (sql) => sql`
      select s.id, s.status from live_streams s left join stream_counters c on c.stream_id = s.id
      where c.stream_id is null or (s.status = 'scheduled') <> (s.started_at is null)
        or (s.status = 'ended') <> (s.ended_at is not null) or s.ended_at < s.started_at
        or (s.status = 'live' and 1 < (select count(*) from live_streams o where o.vendor_id = s.vendor_id and o.status = 'live'))`,
  },
  {
    rule: 'a product is noted as being on a show exactly while it is on a live one',
    find: (sql) => sql`
      select s.id, p.product_id as featured, f.product_id as noted from live_streams s
      cross join products i
      left join stream_products p on p.stream_id = s.id and p.product_id = i.id and s.status = 'live'
      left join featured_intervals f on f.stream_id = s.id and f.product_id = i.id and f.to_offset_ms is null
      where (p.product_id is null) <> (f.product_id is null)`,
  },
  {
    rule: 'a replay belongs to a show that was saved, and holds the figures of its end',
    find: (sql) => sql`
      select r.id, s.status, s.end_choice from saved_streams r join live_streams s on s.id = r.stream_id
      join stream_counters c on c.stream_id = s.id
      where s.end_choice is distinct from 'save' or r.vendor_id <> s.vendor_id or r.saved_at < s.ended_at
        or (r.stats ->> 'comments')::int <> c.comments or (r.stats ->> 'likes')::int <> c.likes
        or (r.stats ->> 'orders')::int > c.orders`,
  },
];
