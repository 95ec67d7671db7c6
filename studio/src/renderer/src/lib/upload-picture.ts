import { createApiClient } from '@stallcast/shared/client';
import type { Product } from '@stallcast/shared/contract';
import { table as routeTable } from 'virtual:route-table';
import { unwrap } from './bridge-call.ts';

/**
 * Sends a picture of a product through the main process; `onSent` is told how much of it is there, from 0 to 1. Throws
 * ApiError as every call of the server does.
 */
export async function uploadPicture(
  productId: string,
  file: File,
  onSent: (part: number) => void,
): Promise<Product> {
  const uploadId = crypto.randomUUID();
  const bytes = new Uint8Array(await file.arrayBuffer());
  const stop = window.studio.on.pictures.progress((told) => {
    if (told.uploadId === uploadId) onSent(told.sentPart);
  });
  try {
    const send = createApiClient(routeTable, ({ path }) =>
      unwrap(window.studio.pictures.upload({ path, uploadId, bytes })),
    );
    return (await send('products.addImage', { params: { productId }, file: bytes })).product;
  } finally {
    stop();
  }
}
