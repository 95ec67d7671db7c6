/** `announced`: the countdown runs. `open`: it can be bought. `sold-out`: all are bought or held, what comes back is for the next. */
export const dropStates = ['announced', 'open', 'sold-out', 'closed'] as const;
export type DropState = (typeof dropStates)[number];

/** What decides where a drop is. */
export interface DropTimes {
  /** RFC 3339 where it is a text. */
  readonly opensAt: Date | string;
  readonly closesAt: Date | string;
  /** Closed before its time, or for good. */
  readonly isClosed: boolean;
  readonly remaining: number;
}

/** Where a drop is, and how long until that ends, in ms; null where nothing is counted down. */
export interface DropPhase {
  readonly state: DropState;
  readonly leftMs: number | null;
}

/** Where a drop is at `timeMs` of the server's clock (ms since 1970): the same to the millisecond for seller, viewer and server. */
export function dropPhase({ opensAt, closesAt, isClosed, remaining }: DropTimes, timeMs: number): DropPhase {
  const untilCloseMs = new Date(closesAt).getTime() - timeMs;
  if (isClosed || untilCloseMs <= 0) return { state: 'closed', leftMs: null };
  const untilOpenMs = new Date(opensAt).getTime() - timeMs;
  if (untilOpenMs > 0) return { state: 'announced', leftMs: untilOpenMs };
  return { state: remaining === 0 ? 'sold-out' : 'open', leftMs: untilCloseMs };
}
