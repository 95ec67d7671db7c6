import { useEffect, useState } from 'react';
import { unwrap } from '../../lib/bridge-call.ts';
import { inBackground } from '../../lib/in-background.ts';
import type { Broadcast } from './broadcast.ts';
import type { Health } from './health.ts';
import { type HealthReading, withReading } from './health-history.ts';

/** How often the statistics are read, in ms. */
const readEveryMs = 2_000;
/** An encoder needs this long to give its first pictures; before that, none is no fault. In ms. */
const warmUpMs = 4_000;

interface HealthOverTime {
  /** Null while nothing is known. */
  readonly health: Health | null;
  /** The last five minutes, the oldest first. */
  readonly history: readonly HealthReading[];
}

/** How the show goes out, read every 2 s. */
export function useHealth(broadcast: Broadcast): HealthOverTime {
  const [seen, setSeen] = useState<HealthOverTime>({ health: null, history: [] });
  useEffect(() => {
    const startedAtMs = performance.now();
    let stopped = false;
    const read = async () => {
      const [next, { busyShare }] = await Promise.all([broadcast.health(), readLoad()]);
      const atMs = performance.now();
      const warmingUp = next?.cause === 'no-picture' && atMs - startedAtMs < warmUpMs;
      if (stopped) return;
      setSeen(({ history }) =>
        next === null || warmingUp
          ? { health: null, history }
          : { health: next, history: withReading(history, { atMs, statistics: next.statistics, busyShare }) },
      );
    };
    const timer = setInterval(() => inBackground(read()), readEveryMs);
    inBackground(read());
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, [broadcast]);
  return seen;
}

const readLoad = () => unwrap(window.studio.computer.load({}));
