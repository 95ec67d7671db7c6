import type { Drop } from '@stallcast/shared/contract';
import type { Shopping } from './use-shopping.ts';

interface ShoppingSheetProps {
  readonly shopping: Shopping;
  /** The live show it is bought in. */
  readonly streamId?: string | undefined;
  /** The drops as they are known now. */
  readonly drops?: readonly Drop[] | undefined;
}

/** The sheet that is open over a page with products, if one is. */
export function ShoppingSheet({ shopping: { sheet, closeSheet }, streamId, drops = [] }: ShoppingSheetProps) {
  if (!sheet) return null;
  const { sheets, kind, product, drop } = sheet;
  const given = { product, streamId, onClose: closeSheet };
  if (kind === 'choose') return <sheets.CartSheet key={product.productId} {...given} />;
  const now = drop && (drops.find(({ dropId }) => dropId === drop.dropId) ?? drop);
  return <sheets.BuySheet key={drop?.dropId ?? product.productId} {...given} drop={now} />;
}
