import { instantOf } from '../../lib/local-time.ts';

export type ShowTime =
  | { readonly ok: true; readonly scheduledAt: string | null }
  | { readonly ok: false; readonly fault: 'past' | 'far' };

/** When a show shall begin, out of a date field; nothing typed: no time is announced. The server keeps times until 2099. */
export function readShowTime(local: string, nowMs: number): ShowTime {
  const scheduledAt = instantOf(local);
  if (scheduledAt === null) return { ok: true, scheduledAt };
  if (Date.parse(scheduledAt) <= nowMs) return { ok: false, fault: 'past' };
  return scheduledAt.startsWith('20') ? { ok: true, scheduledAt } : { ok: false, fault: 'far' };
}
