import { fileURLToPath } from 'node:url';

export * from './demo-shop.ts';
export * from './fill-demo-shop.ts';

/** Folder of the product pictures; the server hands them out below `/media/demo/`. */
export const demoPicturesFolder = fileURLToPath(new URL('./pictures', import.meta.url));
