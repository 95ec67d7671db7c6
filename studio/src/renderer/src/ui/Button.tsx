import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { Spinner } from './Spinner.tsx';

const look = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-[background-color,border-color,opacity] duration-(--quick) disabled:cursor-not-allowed disabled:opacity-50',
  {
    variants: {
      tone: {
        primary: 'bg-accent text-on-accent hover:not-disabled:bg-accent-hover',
        neutral: 'border border-line bg-raised text-ink hover:not-disabled:bg-hover',
        quiet: 'text-muted hover:not-disabled:bg-hover hover:not-disabled:text-ink',
        live: 'bg-live text-white hover:not-disabled:brightness-110',
        danger:
          'border border-line bg-raised text-bad hover:not-disabled:border-bad hover:not-disabled:bg-bad-soft',
      },
      size: {
        sm: 'h-8 px-3 text-sm',
        md: 'h-10 px-4 text-md',
        lg: 'h-12 px-6 text-md',
        icon: 'size-9',
        'icon-sm': 'size-7',
      },
    },
    defaultVariants: { tone: 'neutral', size: 'md' },
  },
);

type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof look> & {
    /** Work is going on: the button shows it and cannot be pressed again. */
    busy?: boolean;
  };

/** The one button. Give `aria-label` where it holds an icon only. */
export function Button({ tone, size, busy = false, disabled, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      className={look({ tone, size, className })}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}
