import type { Product } from '@stallcast/shared/contract';
import { messages } from '../../messages/en/general.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { CartAddIcon } from '../../ui/icons.tsx';
import { Picture } from '../../ui/Picture.tsx';
import { Price } from '../../ui/Price.tsx';

const text = messages.shop;

/** Below this the viewer is told how many are left. */
const fewLeft = 5;

export interface ProductActions {
  readonly onBuy: (product: Product) => void;
  readonly onAdd: (product: Product) => void;
}

/** One product with its price and what can be done with it now. */
export function ProductCard({
  product,
  pinned = false,
  onBuy,
  onAdd,
}: { readonly product: Product; readonly pinned?: boolean } & ProductActions) {
  return (
    <li class="product-card" data-pinned={pinned} data-product={product.productId}>
      <Picture src={product.imageUrl} name={product.name} class="size-14 shrink-0 rounded-md" />
      <div class="min-w-0 flex-1">
        {pinned && <p class="text-xs font-semibold text-accent-text">{text.pinned}</p>}
        <h3 class="line-clamp-2 text-sm leading-tight font-medium" title={product.name}>
          <bdi>{product.name}</bdi>
        </h3>
        <p class="mt-0.5 flex flex-wrap items-baseline gap-x-2">
          <Price money={product.price} />
          <Stock product={product} />
        </p>
      </div>
      <Actions product={product} onBuy={onBuy} onAdd={onAdd} />
    </li>
  );
}

function Stock({ product }: { readonly product: Product }) {
  if (product.status !== 'active' || product.stock === 0 || product.stock > fewLeft) return null;
  return <span class="truncate text-xs font-medium text-warn">{text.left(product.stock)}</span>;
}

function Actions({ product, onBuy, onAdd }: { readonly product: Product } & ProductActions) {
  if (product.status !== 'active') return <Unavailable label={text.unavailable} name={product.name} />;
  if (product.stock === 0) return <Unavailable label={text.soldOut} name={product.name} />;
  return (
    <div class="flex shrink-0 items-center">
      <IconButton label={text.addToCartNamed(product.name)} onClick={() => onAdd(product)}>
        <CartAddIcon />
      </IconButton>
      <Button
        look="primary"
        size="sm"
        aria-label={text.buyNowNamed(product.name)}
        onClick={() => onBuy(product)}
      >
        {text.buyNow}
      </Button>
    </div>
  );
}

function Unavailable({ label, name }: { readonly label: string; readonly name: string }) {
  return (
    <Button size="sm" disabled aria-label={`${label}: ${name}`}>
      {label}
    </Button>
  );
}
