import { createApiClient } from '@stallcast/shared/client';
import type { Product, Stream } from '@stallcast/shared/contract';
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
  const stop = window.studio.on.pictures.progress((told) => {
    if (told.uploadId === uploadId) onSent(told.sentPart);
  });
  try {
    const { send, bytes } = await sending(uploadId, file);
    return (await send('products.addImage', { params: { productId }, file: bytes })).product;
  } finally {
    stop();
  }
}

/** Gives a show of mine this cover, sent through the main process. Throws ApiError. */
export async function uploadCover(streamId: string, file: File): Promise<Stream> {
  const { send, bytes } = await sending(crypto.randomUUID(), file);
  return (await send('streams.setCover', { params: { streamId }, file: bytes })).stream;
}

async function sending(uploadId: string, file: File) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const send = createApiClient(routeTable, ({ path }) =>
    unwrap(window.studio.pictures.upload({ path, uploadId, bytes })),
  );
  return { send, bytes };
}
