import { type Product, productSchema } from '@stallcast/shared/contract';
import { variantLabel } from '@stallcast/shared/domain';
import type { ImageRow } from './pictures.repo.ts';
import type { ProductRow } from './products.repo.ts';
import type { VariantRow } from './variants.repo.ts';

/** A product as everyone sees it, with its variants and pictures as its seller orders them. */
export function toProduct(
  row: ProductRow,
  variants: readonly VariantRow[],
  images: readonly ImageRow[],
): Product {
  const { currency } = row;
  const forSale = variants.filter(({ status }) => status === 'active');
  const priced = forSale.length > 0 ? forSale : variants;
  return productSchema.parse({
    productId: row.id,
    vendorId: row.vendorId,
    name: row.name,
    description: row.description,
    imageUrl: images[0]?.path ?? row.imagePath,
    price: { amountMinor: Math.min(...priced.map(({ priceMinor }) => priceMinor)), currency },
    stock: forSale.reduce((sum, variant) => sum + variant.stock, 0),
    status: row.status,
    isPhysical: row.isPhysical,
    perOrderLimit: row.perOrderLimit,
    perBuyerLimit: row.perBuyerLimit,
    variants: variants.map((variant) => ({
      variantId: variant.id,
      size: variant.size,
      colour: variant.colour,
      label: variantLabel(variant),
      price: { amountMinor: variant.priceMinor, currency },
      stock: variant.stock,
      status: variant.status,
    })),
    images: images.map(({ id, path, widthPx, heightPx }) => ({ imageId: id, url: path, widthPx, heightPx })),
  });
}
