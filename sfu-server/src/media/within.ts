/** What the work gave, or `time-is-up` when it took longer than `limitMs`; the work goes on unheard. */
export async function within<Result>(limitMs: number, work: Promise<Result>): Promise<Result | 'time-is-up'> {
  const { promise: timeIsUp, resolve } = Promise.withResolvers<'time-is-up'>();
  const timer = setTimeout(() => resolve('time-is-up'), limitMs);
  try {
    return await Promise.race([work, timeIsUp]);
  } finally {
    clearTimeout(timer);
  }
}
