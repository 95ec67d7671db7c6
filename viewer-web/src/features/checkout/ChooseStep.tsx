import { useSignal } from '@preact/signals';
import type { Drop, Product } from '@stallcast/shared/contract';
import { messages } from '../../messages/en/general.ts';
import { cartText } from '../../messages/en/cart.ts';
import { type Chosen, chosenVariant, forSale } from '../shop/variant-choice.ts';
import { VariantPicker } from '../shop/VariantPicker.tsx';
import { shopText } from '../../messages/en/shop.ts';
import { Button } from '../../ui/Button.tsx';
import { Picture } from '../../ui/Picture.tsx';
import { Price } from '../../ui/Price.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import { checkoutText as text } from '../../messages/en/checkout.ts';

/** What a buyer may want of a product. */
export interface Wanted {
  readonly variantId: string;
  readonly quantity: number;
}

interface ChooseStepProps {
  /** As it is known now: price and stock follow the show. */
  readonly product: Product;
  /** The drop it is bought in, which has a price and a limit of its own. */
  readonly drop: Drop | undefined;
  readonly submitLabel: string;
  readonly busy: boolean;
  readonly onSubmit: (wanted: Wanted) => void;
}

/** Which one, and how many. */
export function ChooseStep({ product, drop, submitLabel, busy, onSubmit }: ChooseStepProps) {
  const chosen = useSignal<Chosen>({});
  const wanted = useSignal(1);
  const variants = forSale(product.variants).filter(
    ({ variantId }) => drop === undefined || variantId === drop.variantId,
  );
  const variant = chosenVariant(variants, chosen.value);
  const stock = drop ? drop.remaining : (variant ?? product).stock;
  const most = Math.max(1, Math.min(stock, product.perOrderLimit, drop?.perBuyerLimit ?? Infinity));
  const quantity = Math.min(wanted.value, most);
  return (
    <div class="flex flex-col gap-5">
      <div class="flex gap-4">
        <Picture src={product.imageUrl} name={product.name} class="size-24 shrink-0 rounded-md" />
        <div class="flex min-w-0 flex-1 flex-col gap-1">
          <h3 class="font-semibold [overflow-wrap:anywhere]">{product.name}</h3>
          <p>
            <Price money={(drop ?? variant ?? product).price} />
          </p>
          {product.description !== '' && <p class="line-clamp-2 text-sm text-muted">{product.description}</p>}
        </div>
      </div>
      {variants.length > 1 && (
        <VariantPicker
          product={product}
          chosen={chosen.value}
          disabled={busy}
          onChoose={(next) => {
            chosen.value = next;
          }}
        />
      )}
      {most > 1 && variant && (
        <div class="flex items-center justify-between">
          <span class="font-semibold">{text.quantity}</span>
          <Stepper
            value={quantity}
            most={most}
            label={text.quantity}
            moreLabel={cartText.more(product.name)}
            fewerLabel={cartText.fewer(product.name)}
            onChange={(value) => {
              wanted.value = value;
            }}
          />
        </div>
      )}
      <Button
        look="primary"
        wide
        busy={busy}
        disabled={!variant || stock === 0 || product.status !== 'active'}
        onClick={() => variant && onSubmit({ variantId: variant.variantId, quantity })}
      >
        {stock === 0
          ? messages.shop.soldOut
          : variant
            ? busy
              ? text.reserving
              : submitLabel
            : shopText.choose}
      </Button>
    </div>
  );
}
