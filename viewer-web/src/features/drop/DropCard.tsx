import type { Drop, Product } from '@stallcast/shared/contract';
import { countdownMs, type DropPhase } from '@stallcast/shared/domain';
import { formatDuration } from '../../app/locale.ts';
import type { ServerClock } from '../../app/server-clock.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { CartAddIcon } from '../../ui/icons.tsx';
import { Picture } from '../../ui/Picture.tsx';
import { Price, priceText } from '../../ui/Price.tsx';
import { dropText as text } from '../../messages/en/drop.ts';
import { useDropPhase } from './use-drop-phase.ts';

interface DropCardProps {
  readonly drop: Drop;
  readonly product: Product;
  readonly clock: ServerClock;
  readonly onBuy: (product: Product, drop: Drop) => void;
  readonly onAdd: (product: Product, drop: Drop) => void;
}

/** A drop of the show: its countdown, how many are left, and the button that opens on the second. */
export function DropCard({ drop, product, clock, onBuy, onAdd }: DropCardProps) {
  const phase = useDropPhase(drop, clock);
  const variant = product.variants.find(({ variantId }) => variantId === drop.variantId)?.label ?? '';
  return (
    <li class="drop-card" data-state={phase.state}>
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
        <DropButtons
          phase={phase}
          name={product.name}
          onBuy={() => onBuy(product, drop)}
          onAdd={() => onAdd(product, drop)}
        />
      </div>
      {(phase.state === 'open' || phase.state === 'announced') && <Left drop={drop} />}
      {phase.state === 'sold-out' && <p class="text-xs text-muted">{text.soldOutText}</p>}
      {/* Said once each: a countdown that is read aloud every second would leave no room for anything else. */}
      <p role="status" class="sr-only">
        {phase.state === 'open' && text.saidOpen(product.name, priceText(drop.price))}
        {phase.state === 'sold-out' && text.saidSoldOut(product.name)}
        {phase.state === 'closed' && text.closed}
      </p>
    </li>
  );
}

function Countdown({ phase }: { readonly phase: DropPhase }) {
  if (phase.leftMs === null || phase.state === 'sold-out') return null;
  return (
    <span role="timer" aria-live="off" class="figures text-xs font-semibold whitespace-nowrap">
      {phase.state === 'announced' ? text.opensIn : text.closesIn} {formatDuration(countdownMs(phase.leftMs))}
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

interface DropButtonsProps {
  readonly phase: DropPhase;
  readonly name: string;
  readonly onBuy: () => void;
  readonly onAdd: () => void;
}

function DropButtons({ phase, name, onBuy, onAdd }: DropButtonsProps) {
  if (phase.state === 'open')
    return (
      <div class="flex shrink-0 items-center">
        <IconButton label={text.addNamed(name)} onClick={onAdd}>
          <CartAddIcon />
        </IconButton>
        <Button look="primary" size="sm" aria-label={text.buyNamed(name)} onClick={onBuy}>
          {text.buy}
        </Button>
      </div>
    );
  const label = { announced: text.soon, 'sold-out': text.soldOut, closed: text.closed }[phase.state];
  return (
    <Button size="sm" disabled aria-label={`${label}: ${name}`}>
      {label}
    </Button>
  );
}
