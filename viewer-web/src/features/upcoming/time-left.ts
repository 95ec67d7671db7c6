import { upcomingText } from '../../messages/en/upcoming.ts';

const secondMs = 1000;
const dayMs = 86_400_000;

/** How long it is until a moment, in words: days, then hours, minutes and seconds. */
export function timeLeft(leftMs: number): string {
  if (leftMs <= 0) return upcomingText.any;
  if (leftMs >= 2 * dayMs) return upcomingText.inDays(Math.floor(leftMs / dayMs));
  const seconds = Math.ceil(leftMs / secondMs);
  const two = (amount: number) => String(amount).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return upcomingText.inTime(`${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`);
}
