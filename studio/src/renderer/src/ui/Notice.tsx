import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '../lib/class-names.ts';

const tones = {
  info: { box: 'border-line bg-raised', icon: 'text-muted', Icon: Info },
  warn: { box: 'border-warn/30 bg-warn-soft', icon: 'text-warn', Icon: TriangleAlert },
  bad: { box: 'border-bad/30 bg-bad-soft', icon: 'text-bad', Icon: CircleAlert },
} as const;

interface NoticeProps {
  tone: keyof typeof tones;
  title?: string;
  children: ReactNode;
  /** A button that mends it. */
  action?: ReactNode;
  className?: string;
}

/** Says what happened and what to do, where the person is looking. Spoken as soon as it appears. */
export function Notice({ tone, title, children, action, className }: NoticeProps) {
  const { box, icon, Icon } = tones[tone];
  return (
    <div
      role={tone === 'info' ? 'status' : 'alert'}
      className={classes(
        'flex animate-arrive items-start gap-3 rounded-md border px-3 py-2.5 text-sm text-ink',
        box,
        className,
      )}
    >
      <Icon size={16} className={classes('mt-0.5 shrink-0', icon)} aria-hidden="true" />
      <div className="min-w-0 flex-1">
        {title !== undefined && <p className="font-medium">{title}</p>}
        <div>{children}</div>
      </div>
      {action}
    </div>
  );
}
