import { Check, CircleAlert, LoaderCircle, TriangleAlert } from 'lucide-react';
import { classes } from '../lib/class-names.ts';

export type CheckState = 'pending' | 'good' | 'warn' | 'bad';

export interface CheckRow {
  readonly name: string;
  readonly state: CheckState;
  /** What is wrong and what to do; null for what is good. */
  readonly text: string | null;
}

const icons = { pending: LoaderCircle, good: Check, warn: TriangleAlert, bad: CircleAlert } as const;
const tones: Record<CheckState, string> = {
  pending: 'text-muted',
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
};

/** Things that were looked at, each with what is wrong with it. */
export function CheckRows({ label, rows }: { label: string; rows: readonly CheckRow[] }) {
  return (
    <ul aria-label={label} className="flex flex-col gap-1.5">
      {rows.map((row) => (
        <li key={row.name} className="flex items-start gap-2 text-xs">
          <CheckIcon state={row.state} />
          <p className="min-w-0">
            <span className="font-medium text-ink">{row.name}</span>
            {row.text !== null && <span className="text-muted">{` – ${row.text}`}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** How it stands, for the eye; what is wrong is said in words beside it. */
export function CheckIcon({ state }: { state: CheckState }) {
  const Icon = icons[state];
  return <Icon size={15} aria-hidden="true" className={classes('mt-px shrink-0', tones[state])} />;
}
