import type { Sql } from 'postgres';
import { makePeople } from '../../support/many-people.ts';

/** People who comment; each of them has one reaction, as the rest of the history are comments. */
const people = 500;

/** Gives a live show a history of so many interactions, with figures that agree; answers the place where it ends. */
export async function fillShow(sql: Sql, streamId: string, interactions: number): Promise<number> {
  await makePeople(sql, people);
  const comments = interactions - people;
  await sql`
    insert into stream_interactions (id, stream_id, user_id, interaction_type)
    select gen_random_uuid(), ${streamId}, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'like'
    from generate_series(1, ${people}::int) n`;
  await sql`
    insert into stream_interactions (id, stream_id, user_id, interaction_type, comment_text, seq, created_at)
    select gen_random_uuid(), ${streamId}, ('00000000-0000-7000-8000-' || lpad((1 + n % ${people}::int)::text, 12, '0'))::uuid,
      'comment', 'Does it come in green, too? Number ' || n, c.seq + n, now() - make_interval(secs => (${comments}::int - n) * 0.01)
    from generate_series(1, ${comments}::int) n, stream_counters c where c.stream_id = ${streamId}`;
  const [row] = await sql<{ seq: string }[]>`
    update stream_counters set seq = seq + ${comments}, comments = ${comments}, likes = ${people}
    where stream_id = ${streamId} returning seq`;
  await sql`vacuum analyze`;
  return Number(row?.seq);
}
