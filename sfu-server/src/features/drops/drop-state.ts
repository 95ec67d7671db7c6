import type { Drop } from '@stallcast/shared/contract';

interface DropTimes {
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly closedAt: Date | null;
  readonly remaining: number;
}

/** In which state a drop is at a moment of the database's clock, by which it also sells. */
export function dropState({ opensAt, closesAt, closedAt, remaining }: DropTimes, now: Date): Drop['state'] {
  if (closedAt !== null || closesAt <= now) return 'closed';
  if (opensAt > now) return 'announced';
  return remaining === 0 ? 'sold-out' : 'open';
}
