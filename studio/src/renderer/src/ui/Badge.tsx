import type { ReactNode } from 'react';
import { classes } from '../lib/class-names.ts';

const tones = {
  live: 'bg-live text-white',
  'live-soft': 'bg-live-soft text-live-text',
  neutral: 'bg-hover text-muted',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
} as const;

interface BadgeProps {
  tone: keyof typeof tones;
  children: ReactNode;
  /** A dot that breathes: something is going on right now. */
  pulsing?: boolean;
}

/** A word about a state. */
export function Badge({ tone, children, pulsing = false }: BadgeProps) {
  return (
    <span
      className={classes(
        'inline-flex h-6 shrink-0 items-center gap-1.5 rounded-full px-2.5 text-xs font-semibold',
        tones[tone],
      )}
    >
      {pulsing && <span className="size-1.5 animate-breathe rounded-full bg-current" aria-hidden="true" />}
      {children}
    </span>
  );
}
