import type { Drop, Product } from '@stallcast/shared/contract';
import { countdownMs, type DropPhase } from '@stallcast/shared/domain';
import { Zap } from 'lucide-react';
import { classes } from '../../lib/class-names.ts';
import { countText, moneyText } from '../../lib/locale.ts';
import { problemText } from '../../lib/problem-text.ts';
import { clockText, isoDuration } from '../../lib/time-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { ShowcaseDesk } from './showcase-desk.ts';
import { useDropPhase } from './use-drop-phase.ts';
import { useCloseDrop } from './use-showcase.ts';

interface DropCardProps {
  drop: Drop;
  /** Undefined where it was taken off the show. */
  product: Product | undefined;
  desk: ShowcaseDesk;
}

/** A drop that runs: until when, how many are left, and the way to end it. */
export function DropCard({ drop, product, desk }: DropCardProps) {
  const phase = useDropPhase(drop, desk);
  const closing = useCloseDrop(desk);
  const name = product?.name ?? t.drops.gone;
  const variant = product?.variants.find(({ variantId }) => variantId === drop.variantId)?.label ?? '';
  const taken = drop.quantity - drop.remaining;
  return (
    <li
      aria-label={t.drops.of(name)}
      className={classes(
        'flex animate-arrive flex-col gap-2 rounded-md border p-2.5',
        phase.state === 'announced' ? 'border-warn/40 bg-warn-soft' : 'border-accent/35 bg-accent-soft',
      )}
    >
      <div className="flex items-start gap-2.5">
        <Zap size={16} className="mt-0.5 shrink-0 text-accent-text" aria-hidden="true" />
        <div className="min-w-0 flex-1">
          <p className="selectable truncate text-sm font-semibold">
            {name}
            {variant !== '' && <span className="font-normal text-muted"> · {variant}</span>}
          </p>
          <p className="flex gap-2 text-xs text-muted">
            <span className="figures font-semibold text-ink">{moneyText(drop.price)}</span>
            {drop.price.amountMinor !== drop.usualPrice.amountMinor && (
              <s className="figures" aria-label={t.drops.usually(moneyText(drop.usualPrice))}>
                {moneyText(drop.usualPrice)}
              </s>
            )}
            <span>{t.drops.taken(countText(taken), countText(drop.quantity))}</span>
          </p>
        </div>
        <PhaseText phase={phase} />
        <Button
          size="sm"
          busy={closing.isPending}
          aria-label={t.drops.closeOf(name)}
          onClick={() => closing.mutate(drop.dropId)}
        >
          {t.drops.close}
        </Button>
      </div>
      <div
        role="meter"
        aria-label={t.drops.takenLabel}
        aria-valuemin={0}
        aria-valuemax={drop.quantity}
        aria-valuenow={taken}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <Meter part={taken / drop.quantity} />
      </div>
      {closing.error && <Notice tone="bad">{problemText(closing.error)}</Notice>}
    </li>
  );
}

/** Drawn as a path: the policy of the page allows no inline styles. */
function Meter({ part }: { part: number }) {
  return (
    <svg className="h-full w-full" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect width={part * 100} height="1" className="fill-accent" />
    </svg>
  );
}

function PhaseText({ phase: { state, leftMs } }: { phase: DropPhase }) {
  const left = leftMs === null ? null : countdownMs(leftMs);
  return (
    <p className="shrink-0 text-right text-xs leading-tight">
      {/* Each state is said once; the seconds are not. */}
      <span role="status" className={classes('block font-semibold', state === 'sold-out' && 'text-bad')}>
        {t.drops.states[state]}
      </span>
      {left !== null && (
        <time
          role="timer"
          aria-label={state === 'announced' ? t.drops.opensIn : t.drops.closesIn}
          dateTime={isoDuration(left)}
          className="figures text-sm font-semibold"
        >
          {clockText(left)}
        </time>
      )}
    </p>
  );
}
