import type { RouteOutput, Routes, ShowCard } from '@stallcast/shared/contract';
import type { Queryable } from '../../platform/db.ts';
import {
  type CardRow,
  findCards,
  findLiveCards,
  findUpcomingCards,
  type ListingQuery,
} from './listings.repo.ts';
import { toShowCard } from './listings.views.ts';
import type { IsInterrupted } from './ports.ts';

interface ListDeps {
  readonly isInterrupted: IsInterrupted;
}

type Page = RouteOutput<Routes['listings.live']>;

/** A page of the shows that are live, or that are to come, as everyone may see them. */
export async function listShows(
  deps: ListDeps,
  db: Queryable,
  which: 'live' | 'upcoming',
  { limit, ...query }: ListingQuery,
): Promise<Page> {
  const find = which === 'live' ? findLiveCards : findUpcomingCards;
  // One more than asked for tells whether there is more.
  const rows = await find(db, { ...query, limit: limit + 1 });
  const shows = rows.slice(0, limit).map((row) => toCard(deps, row));
  return { shows, next: rows.length > limit ? (shows.at(-1)?.streamId ?? null) : null };
}

/** These shows as cards, by id; rehearsals and what does not exist are left out. */
export async function readCards(
  deps: ListDeps,
  db: Queryable,
  streamIds: readonly string[],
): Promise<ReadonlyMap<string, ShowCard>> {
  const rows = await findCards(db, streamIds);
  return new Map(rows.map((row) => [row.stream.id, toCard(deps, row)]));
}

function toCard({ isInterrupted }: ListDeps, row: CardRow): ShowCard {
  const { id, status } = row.stream;
  return toShowCard(row, status === 'live' && isInterrupted(id));
}
