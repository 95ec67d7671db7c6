import type { Product } from '@stallcast/shared/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../lib/api.ts';
import { inBackground } from '../../lib/in-background.ts';
import { problemText } from '../../lib/problem-text.ts';
import { myProductsKey } from '../../lib/query-keys.ts';
import { uploadPicture } from '../../lib/upload-picture.ts';
import { PictureQueue } from './picture-queue.ts';

/** The pictures on their way to a product for as long as the dialog stands; `onStored` is told of each that is there. */
export function usePictureQueue(product: Product | null, onStored: (product: Product) => void): PictureQueue {
  const queries = useQueryClient();
  const [queue] = useState(
    () =>
      new PictureQueue({
        async upload(productId, file, onSent) {
          onStored(await uploadPicture(productId, file, onSent));
          inBackground(queries.invalidateQueries({ queryKey: myProductsKey }));
        },
        faultText: problemText,
        previews: URL,
      }),
  );
  const productId = product?.productId;
  useEffect(() => {
    if (productId !== undefined) queue.start(productId);
  }, [queue, productId]);
  useEffect(() => () => queue.close(), [queue]);
  return queue;
}

/** A change to the pictures that are stored. */
export type PictureChange =
  | { readonly change: 'order'; readonly imageIds: readonly string[] }
  | { readonly change: 'delete'; readonly imageId: string };

/** Orders and deletes stored pictures. */
export function useChangePictures(productId: string, onChanged: (product: Product) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: PictureChange) =>
      wanted.change === 'order'
        ? api('products.orderImages', { params: { productId }, body: { imageIds: [...wanted.imageIds] } })
        : api('products.removeImage', { params: { productId, imageId: wanted.imageId } }),
    onSuccess: ({ product }) => onChanged(product),
    onSettled: () => queries.invalidateQueries({ queryKey: myProductsKey }),
  });
}

/** The pictures with one moved a place; at the end of the list it stays. */
export function movedPicture(images: Product['images'], imageId: string, by: -1 | 1): readonly string[] {
  const ids: string[] = images.map((image) => image.imageId);
  const from = ids.indexOf(imageId);
  const other = ids[from + by];
  return other === undefined || from < 0 ? ids : ids.with(from, other).with(from + by, imageId);
}
