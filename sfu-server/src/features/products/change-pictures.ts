import { mostImages, type Product, type RouteInput, type Routes } from '@stallcast/shared/contract';
import { v7 as uuidv7 } from 'uuid';
import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { Logger } from '../../platform/logger.ts';
import type { UnitOfWork, Work } from '../../platform/unit-of-work.ts';
import {
  deleteImage,
  findImages,
  findKnownImages,
  type ImageRow,
  insertImage,
  placeImages,
} from './pictures.repo.ts';
import type { DrawPicture, PictureStorage } from './ports.ts';
import { lockOwnProduct } from './products.repo.ts';
import { readProduct } from './read-products.ts';

export interface PictureDeps {
  readonly uow: UnitOfWork;
  readonly logger: Logger;
  readonly drawPicture: DrawPicture;
  readonly pictures: PictureStorage;
}

type Addition = RouteInput<Routes['products.addImage']>['params'] & {
  readonly file: RouteInput<Routes['products.addImage']>['file'];
};
type Order = RouteInput<Routes['products.orderImages']>['body'] &
  RouteInput<Routes['products.orderImages']>['params'];
type Removal = RouteInput<Routes['products.removeImage']>['params'];

/**
 * Adds a picture behind those that a seller's own product has. It is drawn and kept before it is stored where it belongs;
 * what is kept and belongs nowhere is removed again. Throws `not-found`, `too-many-images`, `image-unreadable`.
 */
export async function addImage(
  { uow, logger, drawPicture, pictures }: PictureDeps,
  { productId, file }: Addition,
  seller: Seller,
): Promise<Product> {
  // Drawing is work: first it is looked whether it is worth it.
  await uow.run(async (work) => assertRoom(await lockImages(work, productId, seller)));
  const picture = await drawPicture(file);
  if (!picture) throw new AppError('image-unreadable');
  const { bytes, ...size } = picture;
  const id = uuidv7();
  await pictures.put(id, bytes);
  try {
    return await uow.run(async (work) => {
      const images = await lockImages(work, productId, seller);
      assertRoom(images);
      const position = 1 + Math.max(-1, ...images.map((image) => image.position));
      await insertImage(work.tx, { id, productId, position, path: `/media/pictures/${id}.webp`, ...size });
      return changed(work, productId);
    });
  } catch (error) {
    await discard({ logger, pictures }, id);
    throw error;
  }
}

/** Puts a product's pictures into this order. Throws `not-found`, `invalid-input` unless each of them is named once. */
export async function orderImages(
  { uow }: PictureDeps,
  { productId, imageIds }: Order,
  seller: Seller,
): Promise<Product> {
  return uow.run(async (work) => {
    const images = await lockImages(work, productId, seller);
    const named = new Set<string>(imageIds);
    if (imageIds.length !== images.length || !images.every(({ id }) => named.has(id))) {
      throw new AppError('invalid-input', {
        fields: [{ path: 'imageIds', message: 'must name each picture of the product once' }],
      });
    }
    await placeImages(work.tx, imageIds);
    return changed(work, productId);
  });
}

/**
 * Removes a picture of a seller's own product: out of sight before it is forgotten, and for good afterwards, so that a
 * server that is killed in between never leaves it to be seen. Throws `not-found`.
 */
export async function removeImage(
  deps: PictureDeps,
  { productId, imageId }: Removal,
  seller: Seller,
): Promise<Product> {
  try {
    const product = await deps.uow.run(async (work) => {
      await lockImages(work, productId, seller);
      if (!(await deleteImage(work.tx, productId, imageId))) throw new AppError('not-found');
      await deps.pictures.withdraw(imageId);
      return changed(work, productId);
    });
    await discard(deps, imageId);
    return product;
  } catch (error) {
    // Nobody knows whether a commit that failed was one: the database is asked, now or at the next start.
    if (!(error instanceof AppError) || error.code !== 'not-found')
      await settleWithdrawnPictures(deps).catch(() => undefined);
    throw error;
  }
}

/** Ends removals that broke off: pictures that are still known come back into sight, the others are removed. */
export async function settleWithdrawnPictures({
  uow,
  pictures,
}: Pick<PictureDeps, 'uow' | 'pictures'>): Promise<number> {
  const withdrawn = await pictures.listWithdrawn();
  const known = new Set(await uow.read((db) => findKnownImages(db, withdrawn)));
  for (const id of withdrawn) await (known.has(id) ? pictures.restore(id) : pictures.remove(id));
  return withdrawn.length;
}

async function lockImages({ tx }: Work, productId: string, { vendorId }: Seller): Promise<ImageRow[]> {
  if (!(await lockOwnProduct(tx, productId, vendorId))) throw new AppError('not-found');
  return findImages(tx, [productId]);
}

function assertRoom(images: readonly ImageRow[]): void {
  if (images.length >= mostImages) throw new AppError('too-many-images');
}

function changed({ tx, emit }: Work, productId: string): Promise<Product> {
  emit({ type: 'product-changed', productId });
  return readProduct(tx, productId);
}

/** The next start tries again. */
async function discard(
  { logger, pictures }: Pick<PictureDeps, 'logger' | 'pictures'>,
  imageId: string,
): Promise<void> {
  try {
    await pictures.remove(imageId);
  } catch (error) {
    logger.warn({ err: error, imageId }, 'a picture could not be removed');
  }
}
