import { type Product, type SellerCounters, type Stream, streamSchema } from '@stallcast/shared/contract';
import type { Queryable } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import { toSellerCounters } from './counters.views.ts';
import { findFeatured } from './featured.repo.ts';
import type { IsInterrupted, ReadProductsById } from './ports.ts';
import { findStream, findStreams, type StreamFilter, type StreamRow } from './streams.repo.ts';
import { toStream } from './streams.views.ts';

export interface ReadDeps {
  readonly readProductsById: ReadProductsById;
  readonly isInterrupted: IsInterrupted;
}

export interface StreamPage {
  readonly streams: Stream[];
  /** Where the next page begins; null on the last one. */
  readonly next: Stream['streamId'] | null;
}

/** A page of shows, newest first: three queries, however many there are. */
export async function readPage(
  deps: ReadDeps,
  db: Queryable,
  filter: StreamFilter,
  limit: number,
): Promise<StreamPage> {
  // One more than asked for tells whether there is more.
  const rows = await findStreams(db, filter, limit + 1);
  const streams = await withProducts(deps, db, rows.slice(0, limit));
  return { streams, next: rows.length > limit ? (streams.at(-1)?.streamId ?? null) : null };
}

/** One show. Throws `not-found`. */
export async function readStream(deps: ReadDeps, db: Queryable, streamId: string): Promise<Stream> {
  const row = await findStream(db, streamId);
  const [stream] = row ? await withProducts(deps, db, [row]) : [];
  if (!stream) throw new AppError('not-found');
  return stream;
}

/** A show's state and figures, as a socket that enters it needs them. */
export interface ShowSnapshot {
  readonly state: Pick<Stream, 'streamId' | 'status' | 'interrupted' | 'replayId'>;
  readonly counters: SellerCounters;
  readonly cursor: number;
}

const stateSchema = streamSchema.pick({ streamId: true, status: true, interrupted: true, replayId: true });

/** A show's state and figures at one moment. Throws `not-found`. */
export async function readSnapshot(
  { isInterrupted }: Pick<ReadDeps, 'isInterrupted'>,
  db: Queryable,
  streamId: string,
): Promise<ShowSnapshot> {
  const row = await findStream(db, streamId);
  if (!row) throw new AppError('not-found');
  const { status } = row.stream;
  const interrupted = status === 'live' && isInterrupted(streamId);
  const state = stateSchema.parse({ streamId, status, interrupted, replayId: row.replayId });
  return { state, counters: toSellerCounters(row.counters), cursor: row.counters.seq };
}

export interface ShowFigures {
  readonly status: Stream['status'];
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly elapsedMs: number;
  readonly interrupted: boolean;
  readonly counters: SellerCounters;
  /** The last number of the show's history that these figures hold. */
  readonly cursor: number;
}

/** State and figures of a seller's own show at one moment; null if it is not theirs. */
export async function readFigures(
  { isInterrupted }: Pick<ReadDeps, 'isInterrupted'>,
  db: Queryable,
  streamId: string,
  vendorId: string,
): Promise<ShowFigures | null> {
  const [row] = await findStreams(db, { streamId, vendorId }, 1);
  if (!row) return null;
  const { status, startedAt, endedAt } = row.stream;
  const interrupted = status === 'live' && isInterrupted(streamId);
  return {
    status,
    startedAt,
    endedAt,
    elapsedMs: row.elapsedMs,
    interrupted,
    counters: toSellerCounters(row.counters),
    cursor: row.counters.seq,
  };
}

/** The products of a show in its seller's order, at today's price and stock. */
export async function readProducts(
  { readProductsById }: ReadDeps,
  db: Queryable,
  streamId: string,
): Promise<Product[]> {
  const ofShow = await productsOfShows(readProductsById, db, [streamId]);
  return ofShow(streamId);
}

async function withProducts(
  { readProductsById, isInterrupted }: ReadDeps,
  db: Queryable,
  rows: readonly StreamRow[],
): Promise<Stream[]> {
  const ofShow = await productsOfShows(
    readProductsById,
    db,
    rows.map(({ stream }) => stream.id),
  );
  return rows.map((row) => {
    const { id, status } = row.stream;
    return toStream(row, ofShow(id), status === 'live' && isInterrupted(id));
  });
}

async function productsOfShows(
  readProductsById: ReadProductsById,
  db: Queryable,
  streamIds: readonly string[],
) {
  const featured = await findFeatured(db, streamIds);
  const ids = new Set(featured.map(({ productId }) => productId));
  const byId = await readProductsById(db, [...ids]);
  const byShow = Map.groupBy(featured, ({ streamId }) => streamId);
  return (streamId: string): Product[] =>
    (byShow.get(streamId) ?? []).flatMap(({ productId }) => byId.get(productId) ?? []);
}
