import type { Block, RouteOutput, Routes } from '@stallcast/shared/contract';
import type { User } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { toBlock } from './bans.views.ts';
import { findBlocks, findPerson, insertBlock, removeBlock } from './blocks.repo.ts';

interface BlockDeps {
  readonly uow: UnitOfWork;
}

/** Whom a user blocked, page by page. */
export async function listBlocks(
  { uow }: BlockDeps,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
  { userId }: User,
): Promise<RouteOutput<Routes['blocks.list']>> {
  // One more than asked for tells whether there is more.
  const rows = await uow.read((db) => findBlocks(db, userId, { after, limit: limit + 1 }));
  const blocks = rows.slice(0, limit).map(toBlock);
  return { blocks, next: rows.length > limit ? (blocks.at(-1)?.userId ?? null) : null };
}

/** Blocks an account for oneself. Throws `not-found`, and `forbidden` for one's own. */
export async function setBlock({ uow }: BlockDeps, blockedUserId: string, { userId }: User): Promise<Block> {
  if (blockedUserId === userId) throw new AppError('forbidden');
  return uow.run(async ({ tx }) => {
    const person = await findPerson(tx, blockedUserId);
    if (!person) throw new AppError('not-found');
    await insertBlock(tx, userId, blockedUserId);
    return toBlock(person);
  });
}

/** Throws `not-found` for somebody who is not blocked. */
export async function liftBlock({ uow }: BlockDeps, blockedUserId: string, { userId }: User): Promise<void> {
  const lifted = await uow.run(({ tx }) => removeBlock(tx, userId, blockedUserId));
  if (!lifted) throw new AppError('not-found');
}
