/** For work that goes on by itself and tells its outcome elsewhere: an unexpected failure is at least logged. */
export function inBackground(work: Promise<unknown>): void {
  work.catch((error: unknown) => console.error(error));
}
