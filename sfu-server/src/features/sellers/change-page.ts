import type { FileBytes, RouteInput, Routes, SellerPage } from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { KeptPictures } from '../../platform/kept-pictures.ts';
import { type UnitOfWork, violates } from '../../platform/unit-of-work.ts';
import { changeSeller, findSeller, lockSeller, type SellerRow } from './sellers.repo.ts';
import { toSeller } from './sellers.views.ts';

export interface PageDeps {
  readonly uow: UnitOfWork;
  readonly logos: KeptPictures;
}

/** A seller's own page. */
export async function readOwnPage({ uow }: Pick<PageDeps, 'uow'>, { vendorId }: Seller): Promise<SellerPage> {
  return toSeller(known(await uow.read((db) => findSeller(db, { vendorId }))));
}

/** Changes the texts and the address of a seller's own page. Throws `slug-taken`. */
export async function changePage(
  { uow }: Pick<PageDeps, 'uow'>,
  { about, ...change }: RouteInput<Routes['sellers.update']>['body'],
  { vendorId }: Seller,
): Promise<SellerPage> {
  try {
    return await uow.run(async ({ tx }) => {
      await changeSeller(tx, vendorId, { ...change, description: about });
      return toSeller(known(await findSeller(tx, { vendorId })));
    });
  } catch (error) {
    if (violates(error, 'vendors_slug_unique')) throw new AppError('slug-taken', { cause: error });
    throw error;
  }
}

/** Puts a picture on a seller's own page, or takes the one there away. Throws `image-unreadable`. */
export async function changeLogo(
  { logos }: Pick<PageDeps, 'logos'>,
  file: FileBytes | null,
  { vendorId }: Seller,
): Promise<SellerPage> {
  return logos.exchange(file, async ({ tx }, logoImageId) => {
    const { logoImageId: before } = known(await lockSeller(tx, vendorId));
    await changeSeller(tx, vendorId, { logoImageId });
    return { before, result: toSeller(known(await findSeller(tx, { vendorId }))) };
  });
}

function known(row: SellerRow | undefined): SellerRow {
  if (!row) throw new AppError('not-found');
  return row;
}
