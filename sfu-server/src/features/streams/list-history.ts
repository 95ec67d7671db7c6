import {
  type PastShow,
  pastShowSchema,
  type RouteInput,
  type RouteOutput,
  type Routes,
} from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import { pictureAddress } from '../../platform/picture-address.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { toSellerCounters } from './counters.views.ts';
import { findHistory, type HistoryQuery, type HistoryRow } from './history.repo.ts';
import { showHeading, toShowRow } from './show-csv.ts';

interface HistoryDeps {
  readonly uow: UnitOfWork;
}

/** A page of a seller's own shows with what came of them, newest first. */
export async function listHistory(
  deps: HistoryDeps,
  { limit, ...query }: RouteInput<Routes['streams.history']>['query'],
  { vendorId }: Seller,
): Promise<RouteOutput<Routes['streams.history']>> {
  return readHistory(deps, { ...query, vendorId }, limit);
}

/** Shows a page of the CSV. */
const csvRows = 200;

/**
 * The same as CSV, rehearsals left out; the heading stands in the first page only. Throws `not-found` for a show that is not one of
 * these.
 */
export async function exportHistory(
  deps: HistoryDeps,
  query: RouteInput<Routes['streams.csv']>['query'],
  { vendorId }: Seller,
): Promise<RouteOutput<Routes['streams.csv']>> {
  const { shows, next } = await readHistory(deps, { ...query, vendorId, withoutRehearsals: true }, csvRows);
  if (query.streamId !== undefined && query.after === undefined && shows.length === 0)
    throw new AppError('not-found');
  const rows = shows.map(toShowRow);
  return { csv: [...(query.after === undefined ? [showHeading] : []), ...rows].join(''), next };
}

async function readHistory({ uow }: HistoryDeps, query: HistoryQuery, limit: number) {
  // One more than asked for tells whether there is more.
  const rows = await uow.read((db) => findHistory(db, query, limit + 1));
  const shows = rows.slice(0, limit).map(toPastShow);
  return { shows, next: rows.length > limit ? (shows.at(-1)?.streamId ?? null) : null };
}

function toPastShow({ stream, counters, elapsedMs, replay }: HistoryRow): PastShow {
  return pastShowSchema.parse({
    streamId: stream.id,
    title: stream.title,
    status: stream.status,
    visibility: stream.visibility,
    orientation: stream.orientation,
    coverUrl: pictureAddress(stream.coverImageId),
    scheduledAt: stream.scheduledAt?.toISOString() ?? null,
    startedAt: stream.startedAt?.toISOString() ?? null,
    endedAt: stream.endedAt?.toISOString() ?? null,
    durationMs: elapsedMs,
    counters: toSellerCounters(counters),
    replay: replay && {
      savedStreamId: replay.id,
      state: replay.state,
      visibility: replay.visibility,
      videoUrl: replay.videoUrl,
      durationMs: replay.durationMs,
    },
  });
}
