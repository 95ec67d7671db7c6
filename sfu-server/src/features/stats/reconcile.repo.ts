import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/db.ts';
import { recounts } from './recounts.ts';

/** A figure that is not what its facts say. */
export interface DifferenceRow {
  readonly figure: string;
  readonly subject: string;
  readonly stored: string;
  readonly counted: string;
}

export interface Place {
  readonly figure: string;
  readonly subject: string;
}

/** Recounts everything in one statement and answers what differs after a place, by figure and subject. */
export async function findDifferences(
  db: Queryable,
  { after, limit }: { readonly after: Place | null; readonly limit: number },
): Promise<DifferenceRow[]> {
  const all = sql.join(
    recounts.map((recount) => sql`(${recount})`),
    sql` union all `,
  );
  const beyond: SQL =
    after === null
      ? sql``
      : sql`where (figure collate "C", subject collate "C") > (${after.figure}, ${after.subject})`;
  const { rows } = await db.execute<DifferenceRow & Record<string, unknown>>(
    sql`select figure, subject, stored, counted from (${all}) as differences ${beyond}
      order by figure collate "C", subject collate "C" limit ${limit}`,
  );
  return rows.map(({ figure, subject, stored, counted }) => ({ figure, subject, stored, counted }));
}
