import type { Drop, Product } from '@stallcast/shared/contract';
import { formatDuration } from '../../app/locale.ts';
import type { ServerClock } from '../../app/server-clock.ts';
import { Button } from '../../ui/Button.tsx';
import { Picture } from '../../ui/Picture.tsx';
import { Price, priceText } from '../../ui/Price.tsx';
import type { DropPhase } from './drop-phase.ts';
import { dropText as text } from './drop-text.ts';
import { useDropPhase } from './use-drop-phase.ts';

interface DropCardProps {
  readonly drop: Drop;
  readonly product: Product;
  readonly clock: ServerClock;
  readonly onBuy: (product: Product, drop: Drop) => void;
}

/** A drop of the show: its countdown, how many are left, and the button that opens on the second. */
export function DropCard({ drop, product, clock, onBuy }: DropCardProps) {
  const phase = useDropPhase(drop, clock);
  const variant = product.variants.find(({ variantId }) => variantId === drop.variantId)?.label ?? '';
  return (
    <li class="drop-card" data-phase={phase.name}>
      <div class="flex items-center gap-2.5">
        <Picture src={product.imageUrl} name={product.name} class="size-16 shrink-0 rounded-md" />
        <div class="min-w-0 flex-1">
          <p class="flex flex-wrap items-center gap-x-2">
            <span class="drop-tag">{text.label}</span>
            <Countdown phase={phase} />
          </p>
          <h3 class="truncate text-sm leading-tight font-medium" title={product.name}>
            <bdi>{product.name}</bdi>
            {variant !== '' && <span class="text-muted"> · {variant}</span>}
          </h3>
          <p class="flex flex-wrap items-baseline gap-x-2">
            <Price money={drop.price} />
            {drop.usualPrice.amountMinor > drop.price.amountMinor && (
              <s class="figures text-xs text-muted" aria-label={text.usually(priceText(drop.usualPrice))}>
                {priceText(drop.usualPrice)}
              </s>
            )}
          </p>
        </div>
        <DropButton phase={phase} name={product.name} onBuy={() => onBuy(product, drop)} />
      </div>
      {(phase.name === 'open' || phase.name === 'soon') && <Left drop={drop} />}
      {phase.name === 'sold-out' && <p class="text-xs text-muted">{text.soldOutText}</p>}
      {/* Said once each: a countdown that is read aloud every second would leave no room for anything else. */}
      <p role="status" class="sr-only">
        {phase.name === 'open' && text.saidOpen(product.name, priceText(drop.price))}
        {phase.name === 'sold-out' && text.saidSoldOut(product.name)}
        {phase.name === 'closed' && text.closed}
      </p>
    </li>
  );
}

function Countdown({ phase }: { readonly phase: DropPhase }) {
  if (!('ms' in phase)) return null;
  return (
    <span role="timer" aria-live="off" class="figures text-xs font-semibold whitespace-nowrap">
      {phase.name === 'soon' ? text.opensIn : text.closesIn}{' '}
      {formatDuration(Math.ceil(phase.ms / 1000) * 1000)}
    </span>
  );
}

function Left({ drop: { remaining, quantity, perBuyerLimit } }: { readonly drop: Drop }) {
  return (
    <div class="flex items-center gap-3 text-xs">
      <span aria-hidden="true" class="drop-bar">
        <span style={{ inlineSize: `${(100 * remaining) / quantity}%` }} />
      </span>
      <span class="figures shrink-0">
        {text.left(remaining, quantity)} · {text.perBuyer(perBuyerLimit)}
      </span>
    </div>
  );
}

function DropButton({
  phase,
  name,
  onBuy,
}: {
  readonly phase: DropPhase;
  readonly name: string;
  readonly onBuy: () => void;
}) {
  if (phase.name === 'open')
    return (
      <Button look="primary" size="sm" aria-label={text.buyNamed(name)} onClick={onBuy}>
        {text.buy}
      </Button>
    );
  const label = { soon: text.soon, 'sold-out': text.soldOut, closed: text.closed }[phase.name];
  return (
    <Button size="sm" disabled aria-label={`${label}: ${name}`}>
      {label}
    </Button>
  );
}
