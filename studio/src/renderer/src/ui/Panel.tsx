import { type ReactNode, useId } from 'react';
import { classes } from '../lib/class-names.ts';

interface PanelProps {
  title: string;
  /** At the right of the title: a count or a button. */
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A card with a heading that fills the room it is given; its body scrolls by itself. */
export function Panel({ title, aside, children, className }: PanelProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={classes(
        'flex min-h-0 min-w-0 flex-col overflow-hidden rounded-lg border border-line bg-card',
        className,
      )}
    >
      <header className="flex h-11 shrink-0 items-center justify-between gap-3 px-4">
        <h2 id={id} className="truncate text-sm font-semibold text-ink">
          {title}
        </h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
