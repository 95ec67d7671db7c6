import type { Page } from 'playwright-core';
import { soonMs } from './seller-desk.ts';

export interface SizedProduct {
  readonly name: string;
  /** As it is typed, e.g. `24.00`. */
  readonly price: string;
  /** Each with how many there are. */
  readonly sizes: readonly (readonly [size: string, stock: string])[];
  /** Path of a picture, if it has one. */
  readonly pictureFile?: string;
}

/** Makes a product with sizes in the studio's dialog, which is opened from the page of products. */
export async function makeProduct(page: Page, product: SizedProduct): Promise<void> {
  await page.getByRole('button', { name: 'New product' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(product.name);
  if (product.pictureFile !== undefined)
    await dialog.locator('input[type=file]').setInputFiles(product.pictureFile);
  await dialog.getByRole('switch', { name: 'Comes in sizes or colours' }).click();
  for (const [index, [size, stock]] of product.sizes.entries()) {
    const row = index + 1;
    if (index > 0) await dialog.getByRole('button', { name: 'Add a variant' }).click();
    await dialog.getByRole('textbox', { name: `Size of variant ${row}` }).fill(size);
    await dialog.getByRole('textbox', { name: `Price of variant ${row}` }).fill(product.price);
    await dialog.getByRole('textbox', { name: `In stock of variant ${row}` }).fill(stock);
  }
  await dialog.getByRole('button', { name: 'Create product' }).click();
  await dialog.waitFor({ state: 'hidden', timeout: soonMs });
}
