import { type Product, productSchema } from '@stallcast/shared/contract';
import type { ProductRow } from './products.repo.ts';

/** A product as everyone sees it. */
export function toProduct(row: ProductRow): Product {
  return productSchema.parse({
    productId: row.id,
    vendorId: row.vendorId,
    name: row.name,
    description: row.description,
    imageUrl: row.imagePath,
    price: { amountMinor: row.priceMinor, currency: row.currency },
    stock: row.stock,
    status: row.status,
    perOrderLimit: row.perOrderLimit,
  });
}
