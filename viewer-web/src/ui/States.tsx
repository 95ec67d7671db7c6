import type { ComponentChildren } from 'preact';
import { messages } from '../messages/en/general.ts';
import { Button } from './Button.tsx';
import { AlertIcon } from './icons.tsx';

interface StateProps {
  readonly title: string;
  readonly text?: string;
  readonly icon?: ComponentChildren;
  /** It is all that the page says. */
  readonly heading?: boolean;
  /** What to do next. */
  readonly children?: ComponentChildren;
}

/** There is nothing to show, and why. */
export function EmptyState({ title, text, icon, heading = false, children }: StateProps) {
  const Title = heading ? 'h1' : 'p';
  return (
    <div class="mx-auto flex max-w-sm flex-col items-center gap-2 px-6 py-14 text-center">
      {icon && <div class="mb-2 text-muted">{icon}</div>}
      <Title class="text-lg font-semibold text-balance">{title}</Title>
      {text && <p class="text-muted text-pretty">{text}</p>}
      {children && <div class="mt-4 flex flex-wrap justify-center gap-3">{children}</div>}
    </div>
  );
}

/** Something could not be loaded; `onRetry` tries again. */
export function ErrorState({ title, onRetry }: { readonly title: string; readonly onRetry: () => void }) {
  return (
    <div role="alert">
      <EmptyState title={title} text={messages.problems.pageFailedHint} icon={<AlertIcon size={32} />}>
        <Button onClick={onRetry}>{messages.retry}</Button>
      </EmptyState>
    </div>
  );
}

/** A grey stand-in of the size given by `class` while something loads. */
export function Skeleton({ class: size }: { readonly class: string }) {
  return <div aria-hidden="true" class={`skeleton rounded-md ${size}`} />;
}

/** Says to screen readers that something loads, and shows stand-ins meanwhile. */
export function Loading({ children }: { readonly children?: ComponentChildren }) {
  return (
    <div role="status">
      <span class="sr-only">{messages.loading}</span>
      {children}
    </div>
  );
}

/** Stands for a page whose code or content is on its way. */
export function PageSkeleton() {
  return (
    <Loading>
      <div class="page">
        <Skeleton class="h-8 w-1/3" />
        <Skeleton class="mt-6 h-64" />
      </div>
    </Loading>
  );
}
