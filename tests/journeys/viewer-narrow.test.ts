import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { asSeller, asUser, type UserPerson } from '../support/drivers.ts';
import { insertReplay } from '../support/replays.ts';
import { keepScreenshot } from '../support/screenshots.ts';
import { soonMs } from '../support/seller-desk.ts';
import { addProduct, buy } from '../support/shopping.ts';
import { openViewerStage, type ViewerStage } from '../support/viewer-stage.ts';

const longTitle = 'Unabbreviatedlylongword of a title that goes on and on';

let stage: ViewerStage;
let fan: UserPerson;
let guestPaths: string[];
let ownPaths: string[];

beforeAll(async () => {
  stage = await openViewerStage();
  const { api, vendorId } = await asSeller(stage.server, { shop: 'Clay, Kiln & Daughters of Longfordshire' });
  const { productId } = await addProduct(api, { name: longTitle });
  const scheduledAt = new Date(Date.now() + 3_600_000).toISOString();
  const { stream } = await api('streams.create', { body: { title: longTitle, productIds: [], scheduledAt } });
  const replayId = await insertReplay(stage.database.sql, { vendorId, productId, title: longTitle });
  fan = await asUser(stage.server, { displayName: 'Maximiliane Oberhuber-Langenscheidt' });
  await fan.api('follows.set', { params: { vendorId } });
  const { orderId } = await buy(fan.api, { productId, quantity: 2 });
  guestPaths = [
    ...['/', '/replays', '/cart', '/login?return=%2F', '/register?return=%2F', '/no'],
    ...[`/shows/${stream.streamId}`, `/replays/${replayId}`, `/sellers/${stream.vendor.slug}`],
  ];
  ownPaths = ['/', '/orders', `/orders/${orderId}`, `/orders/${orderId}/invoice`, '/checkout'];
});

afterAll(async () => {
  await stage?.close();
});

/** How far the page reaches beyond the screen, in px; what of the head is cut off, and what is too small to be hit (WCAG 2.5.8). */
const lookAt = (page: Page) =>
  page.evaluate(() => {
    const head = [...document.querySelectorAll('.header a, .header > button')]
      .map((part) => ({ name: part.getAttribute('aria-label') ?? part.textContent, part }))
      .map(({ name, part }) => ({ name, part, box: part.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0);
    const { clientWidth, scrollWidth } = document.documentElement;
    const cut = head.filter(
      ({ part, box }) => box.right > clientWidth || part.scrollWidth > part.clientWidth,
    );
    const small = head.filter(({ box }) => Math.min(box.width, box.height) < 24);
    return {
      ...{ overhang: scrollWidth - clientWidth, seen: head.length > 0 },
      ...{ cut: cut.map(({ name }) => name), small: small.map(({ name }) => name) },
    };
  });

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(`${stage.server.url}${path}`);
  await page.getByRole('heading').first().waitFor({ timeout: soonMs });
  const wanted = { overhang: 0, seen: !path.startsWith('/shows/'), cut: [], small: [] };
  await expect.poll(() => lookAt(page), { message: path }).toEqual(wanted);
  await expectAccessible(page);
}

describe.each([
  ['en-US', 390],
  ['en-US', 320],
  ['de-DE', 390],
  ['de-DE', 360],
  ['de-DE', 320],
] as const)('in %s on a phone %i px wide', (locale, widthPx) => {
  async function open(): Promise<[BrowserContext, Page]> {
    const person = await stage.browser.person({ widthPx, heightPx: 844, locale });
    return [person, await person.newPage()];
  }

  test('no page reaches beyond the screen, and its head is whole', async () => {
    const [person, page] = await open();
    for (const path of guestPaths) await visit(page, path);
    await visit(page, '/');
    // The name is spoken where only an icon has room.
    const name = locale === 'de-DE' ? 'Aufzeichnungen' : 'Replays';
    expect(await page.locator('.header').getByRole('link', { name, exact: true }).count()).toBe(1);
    await keepScreenshot(page, `narrow-${widthPx}-${locale}`);
    await person.close();
  });

  test('nor does any for who is logged in', async () => {
    const [person, page] = await open();
    const login = await page.request.post(`${stage.server.url}/api/accounts/login`, {
      data: { username: fan.account.username, password: fan.password },
      headers: { origin: stage.server.url },
    });
    expect(login.ok()).toBe(true);
    for (const path of ownPaths) {
      await visit(page, path);
      await keepScreenshot(page, `narrow-${widthPx}-${locale}${path.replaceAll(/[/]|[\da-f-]{36}/g, '-')}`);
    }
    await person.close();
  });
});
