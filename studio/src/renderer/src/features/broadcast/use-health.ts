import { useEffect, useState } from 'react';
import { inBackground } from '../../lib/in-background.ts';
import type { Broadcast } from './broadcast.ts';
import type { Health } from './health.ts';

/** How often the statistics are read, in ms. */
const readEveryMs = 2_000;
/** An encoder needs this long to give its first pictures; before that, none is no fault. In ms. */
const warmUpMs = 4_000;

/** How the show goes out, read every 2 s; null while nothing is known. */
export function useHealth(broadcast: Broadcast): Health | null {
  const [health, setHealth] = useState<Health | null>(null);
  useEffect(() => {
    const startedAtMs = performance.now();
    let stopped = false;
    const read = async () => {
      const next = await broadcast.health();
      const warmingUp = next?.cause === 'no-picture' && performance.now() - startedAtMs < warmUpMs;
      if (!stopped) setHealth(warmingUp ? null : next);
    };
    const timer = setInterval(() => inBackground(read()), readEveryMs);
    inBackground(read());
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, [broadcast]);
  return health;
}
