import { median } from './figures.ts';
import type { Noise } from './noise.ts';

/** The same thing measured twice in one round (A/A). Further apart the machine is not quiet enough to tell anything. */
const mostDrift = 0.1;

/** How far two measurements of the same thing lie apart, as the median of all rounds; noted when that is too far. */
export function noteDrift(
  noise: Pick<Noise, 'note'>,
  what: string,
  pairs: readonly (readonly [number, number])[],
): number {
  const drift = median(pairs.map(([one, other]) => Math.abs(other / one - 1)));
  if (drift > mostDrift)
    noise.note(`${what} against itself differed by ${Math.round(drift * 100)} % from one time to the next`);
  return drift;
}
