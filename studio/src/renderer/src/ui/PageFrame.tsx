import type { ReactNode } from 'react';
import { classes } from '../lib/class-names.ts';

interface PageFrameProps {
  title: string;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
  width?: 'normal' | 'wide';
}

/** A page under the bar: its heading, what can be done, and the rest. */
export function PageFrame({ title, actions, children, width = 'normal' }: PageFrameProps) {
  return (
    <div
      className={classes(
        'mx-auto flex min-h-full flex-col gap-5 px-8 py-7',
        width === 'wide' ? 'h-full max-w-[84rem]' : 'max-w-[64rem]',
      )}
    >
      <header className="flex min-h-10 shrink-0 items-center justify-between gap-4">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {actions !== undefined && <div className="flex items-center gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
