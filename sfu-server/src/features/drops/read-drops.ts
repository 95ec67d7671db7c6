import type { RouteInput, RouteOutput, Routes, Showcase } from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import type { Queryable } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import { findClosedDrops, findOpenDrops, findShow, isOwnShow } from './drops.repo.ts';
import { toDrop, toShowcase } from './drops.views.ts';

/** What is pinned on a show and its drops that are not over. Throws `not-found`. */
export async function readShowcase(db: Queryable, streamId: string): Promise<Showcase> {
  const show = await findShow(db, streamId);
  if (!show) throw new AppError('not-found');
  return toShowcase(show, await findOpenDrops(db, streamId));
}

type Past = Routes['drops.past'];

/** A page of the closed drops of a seller's own show, newest first. Throws `not-found`. */
export async function readPastDrops(
  db: Queryable,
  { streamId, after, limit }: RouteInput<Past>['query'],
  { vendorId }: Seller,
): Promise<RouteOutput<Past>> {
  if (!(await isOwnShow(db, streamId, vendorId))) throw new AppError('not-found');
  // One more than asked for tells whether there is more.
  const rows = await findClosedDrops(db, { streamId, vendorId, after }, limit + 1);
  const drops = rows.slice(0, limit).map((row) => toDrop(row, new Date(0)));
  return { drops, next: rows.length > limit ? (drops.at(-1)?.dropId ?? null) : null };
}
