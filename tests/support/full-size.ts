/** The number a test works with: the small one every day, the whole one where `FULL_NUMBERS=1` (nightly, and by hand). */
export const sizeOf = (usual: number, full: number): number =>
  process.env['FULL_NUMBERS'] === '1' ? full : usual;
