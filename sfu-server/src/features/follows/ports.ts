import type { ShowCard } from '@stallcast/shared/contract';
import type { Queryable } from '../../platform/db.ts';

/** These shows as cards, by id; rehearsals and what does not exist are left out. */
export type ReadCards = (
  db: Queryable,
  streamIds: readonly string[],
) => Promise<ReadonlyMap<string, ShowCard>>;
