/** Times of one processor core in ms, as `os.cpus()` tells them. */
export interface CoreTimes {
  readonly user: number;
  readonly nice: number;
  readonly sys: number;
  readonly idle: number;
  readonly irq: number;
}

/**
 * Tells how busy a computer is from its cores' running times: each call gives the share of time, 0 to 1 over all cores, in
 * which they worked since the call before. Null the first time, and when no time has passed.
 */
export function createLoadReader(readCores: () => readonly CoreTimes[]): () => number | null {
  let before: Sum | null = null;
  return () => {
    const now = sumOf(readCores());
    const share = before && shareBetween(before, now);
    before = now;
    return share;
  };
}

interface Sum {
  readonly busyMs: number;
  readonly allMs: number;
}

function sumOf(cores: readonly CoreTimes[]): Sum {
  let [busyMs, idleMs] = [0, 0];
  for (const { user, nice, sys, irq, idle } of cores) {
    busyMs += user + nice + sys + irq;
    idleMs += idle;
  }
  return { busyMs, allMs: busyMs + idleMs };
}

function shareBetween(before: Sum, now: Sum): number | null {
  const passedMs = now.allMs - before.allMs;
  // Cores may be switched off and on; then the sums say nothing.
  if (passedMs <= 0) return null;
  return Math.min(1, Math.max(0, (now.busyMs - before.busyMs) / passedMs));
}
