import type { ButtonHTMLAttributes } from 'preact';
import { Spinner } from './Spinner.tsx';

type Look = 'primary' | 'secondary' | 'quiet' | 'glass';

const looks: Readonly<Record<Look, string>> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border border-line bg-card text-ink hover:bg-hover',
  quiet: 'text-ink hover:bg-hover',
  glass: 'bg-glass text-on-video backdrop-blur-md hover:bg-[#101014d9]',
};

const base =
  'inline-flex cursor-pointer items-center justify-center gap-2 rounded-full font-semibold whitespace-nowrap transition-colors disabled:cursor-default';

interface Shape {
  readonly look?: Look;
  readonly size?: 'md' | 'sm';
  /** Fills the width it has. */
  readonly wide?: boolean;
}

/** Classes that make anything (a button, a link) look like a button. */
export function buttonClass({ look = 'secondary', size = 'md', wide = false }: Shape): string {
  const room = size === 'md' ? 'h-11 px-5 text-md' : 'h-9 px-4 text-sm';
  const off = 'disabled:border-transparent disabled:bg-sunken disabled:text-muted';
  return `${base} ${looks[look]} ${room} ${off} ${wide ? 'w-full' : ''}`;
}

/** A button with a text. While `busy` it keeps its size and focus, and does nothing. */
export function Button({
  look,
  size,
  wide,
  busy = false,
  children,
  onClick,
  ...rest
}: Shape & ButtonHTMLAttributes<HTMLButtonElement> & { readonly busy?: boolean }) {
  return (
    <button
      type="button"
      {...rest}
      class={buttonClass({ ...(look && { look }), ...(size && { size }), ...(wide && { wide }) })}
      aria-disabled={busy}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy && <Spinner size={18} />}
      {children}
    </button>
  );
}

/** A round button that shows only an icon; `label` says what it does. */
export function IconButton({
  look = 'quiet',
  label,
  children,
  ...rest
}: { readonly look?: Look; readonly label: string } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      class={`${base} ${looks[look]} size-11 shrink-0 disabled:bg-transparent disabled:opacity-40`}
    >
      {children}
    </button>
  );
}
