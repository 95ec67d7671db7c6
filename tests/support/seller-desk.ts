import { demoPassword, demoShop } from '@stallcast/drizzle/demo';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Longest wait for something that a person expects at once, in ms; two cores also encode and decode the video. */
export const soonMs = 15_000;

const [first] = demoShop.sellers;
if (!first) throw new Error('the demo shop has a seller');
/** The demo shop's first seller. */
export const demoSeller = first;

/** What a seller does in the studio's window, by the names that are read there. */
export async function signIn(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'User name' }).fill(demoSeller.account.username);
  await page.getByRole('textbox', { name: 'Password' }).fill(demoPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Prepares a show with all the seller's products and goes live with it. */
export async function goLive(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'New show' }).first().click();
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page
    .getByRole('button', { name: /^(Add product|Choose products|Edit products)/ })
    .first()
    .click();
  for (const { name } of demoSeller.products)
    await page.getByRole('checkbox', { name: `Sell ${name} in this show` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Go live' }).click();
  await expectOnAir(page);
}

/** Waits until the studio says that viewers see it. */
export async function expectOnAir(page: Page): Promise<void> {
  await page.getByRole('status').getByText('Live', { exact: true }).waitFor({ timeout: soonMs });
}

/** Waits until a figure of the dashboard reads so. */
export async function expectFigure(
  page: Page,
  name: string,
  value: string,
  timeoutMs = soonMs,
): Promise<void> {
  const figures = page.getByRole('region', { name: 'Figures of the show' });
  const figure = figures.locator('dl', { has: page.getByText(name, { exact: true }) }).locator('dd');
  await expect
    .poll(async () => (await figure.first().textContent())?.trim(), { timeout: timeoutMs, message: name })
    .toBe(value);
}
