/** Waits until work is done, well or badly, but no longer than `ms`. */
export async function settledWithin(work: Promise<unknown>, ms: number): Promise<void> {
  const { promise: tooLong, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  await Promise.race([work.then(nothing, nothing), tooLong]);
  clearTimeout(timer);
}

function nothing(): void {}
