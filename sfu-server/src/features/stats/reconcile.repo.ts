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

interface Part {
  readonly after: Place | null;
  readonly limit: number;
}

/** Recounts everything in one statement and answers what differs after a place, by figure and subject. */
export async function findDifferences(db: Queryable, part: Part): Promise<DifferenceRow[]> {
  const { rows } = await db.execute<DifferenceRow & Record<string, unknown>>(differencesQuery(part));
  return rows.map(({ figure, subject, stored, counted }) => ({ figure, subject, stored, counted }));
}

/** The statement itself. Tests ask it of their own connection: what must be equal is said once, in the recounts. */
export function differencesQuery({ after, limit }: Part): SQL {
  const all = sql.join(
    recounts.map((recount) => sql`(${recount})`),
    sql` union all `,
  );
  const beyond: SQL =
    after === null
      ? sql``
      : sql`where (figure collate "C", subject collate "C") > (${after.figure}, ${after.subject})`;
  return sql`select figure, subject, stored, counted from (${all}) as differences ${beyond}
    order by figure collate "C", subject collate "C" limit ${limit}`;
}
