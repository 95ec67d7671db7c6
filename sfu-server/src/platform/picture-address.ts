/** Where a picture that was drawn by this server is served; null where there is none. See http/picture-files.ts. */
export function pictureAddress(imageId: string | null): string | null {
  return imageId === null ? null : `/media/pictures/${imageId}.webp`;
}
