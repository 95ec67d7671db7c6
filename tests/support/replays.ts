import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';

interface NewReplay {
  readonly vendorId: string;
  /** Sold in its show. */
  readonly productId: string;
  readonly title?: string;
}

/** A replay that says it can be played, straight into the tables: to record one takes a camera. Answers its id. */
export async function insertReplay(
  sql: Sql,
  { vendorId, productId, title = 'Last show' }: NewReplay,
): Promise<string> {
  const [streamId, savedStreamId] = [randomUUID(), randomUUID()];
  const stats = {
    viewersTotal: 3,
    viewersPeak: 2,
    likes: 0,
    dislikes: 0,
    comments: 0,
    orders: 0,
    units: 0,
    revenue: null,
  };
  await sql`
    insert into live_streams (id, vendor_id, title, status, started_at, ended_at, end_choice)
    values (${streamId}, ${vendorId}, ${title}, 'ended', now() - interval '1 hour', now(), 'save')`;
  await sql`insert into stream_counters (stream_id) values (${streamId})`;
  await sql`insert into stream_products (stream_id, product_id, position) values (${streamId}, ${productId}, 0)`;
  await sql`
    insert into saved_streams (id, stream_id, vendor_id, state, video_url, duration, stats, streamed_at)
    values (${savedStreamId}, ${streamId}, ${vendorId}, 'ready', ${`/media/replays/${savedStreamId}.mp4`}, 1000, ${sql.json(stats)}, now())`;
  return savedStreamId;
}
