import type { RouteInput, RouteOutput, Routes } from '@stallcast/shared/contract';
import type { Queryable } from '../../platform/db.ts';
import { findDifferences, type Place } from './reconcile.repo.ts';

type Route = Routes['stats.reconcile'];

/**
 * Recounts every running figure from its facts and answers a page of those that differ; none means that the books agree.
 * `next` is where the following page begins, null on the last.
 */
export async function reconcile(
  db: Queryable,
  { after, limit }: RouteInput<Route>['query'],
): Promise<RouteOutput<Route>> {
  // One more than asked for tells whether there is more.
  const rows = await findDifferences(db, {
    after: after === undefined ? null : toPlace(after),
    limit: limit + 1,
  });
  const differences = rows.slice(0, limit);
  const last = differences.at(-1);
  return { differences, next: rows.length > limit && last ? `${last.figure}/${last.subject}` : null };
}

/** The contract has seen that it is one. */
function toPlace(after: string): Place {
  const [figure = '', subject = ''] = after.split('/');
  return { figure, subject };
}
