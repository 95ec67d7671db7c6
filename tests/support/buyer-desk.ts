import { demoPassword } from '@stallcast/drizzle/demo';
import type { Locator, Page } from 'playwright-core';
import { soonMs } from './seller-desk.ts';

/** What a buyer does in the viewer's page, by the names that are read there. */
export async function logInAsBuyer(page: Page, username: string, password = demoPassword): Promise<void> {
  await page.getByRole('textbox', { name: 'User name' }).fill(username);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).click();
}

/** Says where to send it, if the sheet asks for that. */
export async function giveAddress(sheet: Locator): Promise<void> {
  await sheet.getByRole('textbox', { name: 'Name', exact: true }).fill('Ada Lovelace');
  await sheet.getByRole('textbox', { name: 'Street and number' }).fill('12 St James’s Square');
  await sheet.getByRole('textbox', { name: 'Postal code' }).fill('SW1Y 4JH');
  await sheet.getByRole('textbox', { name: 'City' }).fill('London');
  await sheet.getByRole('combobox', { name: 'Country' }).selectOption('GB');
}

/** Pays for what is held, in the sheet that is open. */
export async function payByTestCard(sheet: Locator, method: RegExp = /Approved card/): Promise<void> {
  await sheet.getByRole('radio', { name: method }).check();
  await sheet.getByRole('button', { name: /^Pay/ }).click();
}

/** Buys one of a product that is sent in a parcel, from the button to the confirmation. */
export async function buyOne(page: Page, productName: string): Promise<void> {
  await page.getByRole('button', { name: `Buy now: ${productName}` }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Continue' }).click();
  await sheet.getByRole('button', { name: /^Pay/ }).waitFor({ timeout: soonMs });
  await giveAddress(sheet);
  await payByTestCard(sheet);
  await page.getByText('It’s yours!').waitFor({ timeout: soonMs });
}
