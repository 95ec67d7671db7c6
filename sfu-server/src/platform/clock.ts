/** Time, handed in so that tests can set it. */
export interface Clock {
  /** Wall clock, UTC. */
  now(): Date;
  /** Never goes back, in ms; for durations within one run. */
  monotonicMs(): number;
}

export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
};
