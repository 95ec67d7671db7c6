import { demoPassword, demoShop } from '@stallcast/drizzle/demo';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { asSeller, asUser, type SellerPerson, type UserPerson } from '../support/drivers.ts';
import { keepScreenshot } from '../support/screenshots.ts';
import { soonMs } from '../support/seller-desk.ts';
import { goLive } from '../support/shows.ts';
import { openViewerStage, type ViewerStage } from '../support/viewer-stage.ts';

const [buyer] = demoShop.others;
if (!buyer) throw new Error('the demo shop has a buyer');

let stage: ViewerStage;
let seller: SellerPerson;
let talker: UserPerson;
let streamId: string;
let phone: Page;
let laptop: Page;

beforeAll(async () => {
  stage = await openViewerStage();
  seller = await asSeller(stage.server, { displayName: 'Mara Kiln' });
  talker = await asUser(stage.server, { username: 'talkative', displayName: 'Talkative' });
  ({ streamId } = await goLive(seller.api));
  phone = await (await stage.browser.person({ widthPx: 390, heightPx: 844, theme: 'dark' })).newPage();
  laptop = await (await stage.browser.person()).newPage();
});

afterAll(async () => {
  await stage?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await keepScreenshot(phone, 'failed-chat-phone');
  await keepScreenshot(laptop, 'failed-chat-laptop');
});

const say = async (person: UserPerson, text: string) =>
  (await person.api('interact.comment', { body: { streamId, text } })).comment;
const rowOf = (page: Page, text: string) => page.getByRole('log').locator('.comment', { hasText: text });
const field = (page: Page) => page.getByRole('textbox', { name: 'Write a comment' });

/** Opens what can be done with a comment. */
async function openMenu(page: Page, text: string): Promise<void> {
  await rowOf(page, text)
    .getByRole('button', { name: /^More about/ })
    .click();
  await page.getByRole('dialog').waitFor({ timeout: soonMs });
}

test('what was typed before the login is sent after it', async () => {
  await say(talker, 'The first question');
  for (const page of [phone, laptop]) {
    await page.goto(`${stage.server.url}/shows/${streamId}`);
    await rowOf(page, 'The first question').waitFor({ timeout: soonMs });
  }
  await field(laptop).fill('Kept over the login');
  await laptop.keyboard.press('Enter');
  await laptop.getByRole('textbox', { name: 'User name' }).fill(buyer.username);
  await laptop.getByLabel('Password').fill(demoPassword);
  await laptop.getByRole('main').getByRole('button', { name: 'Log in' }).click();
  for (const page of [phone, laptop]) await rowOf(page, 'Kept over the login').waitFor({ timeout: soonMs });
  // Applied once, however often it was heard of.
  expect(await rowOf(phone, 'Kept over the login').count()).toBe(1);
});

test('an answer quotes what it answers and leads there; mentions and links stand out', async () => {
  await openMenu(laptop, 'The first question');
  await keepScreenshot(laptop, 'chat-menu-laptop');
  await expectAccessible(laptop);
  await laptop.getByRole('button', { name: 'Reply', exact: true }).click();
  await laptop.getByText('Replying to Talkative').waitFor();
  await field(laptop).fill('@talkative see https://kiln.example/mugs');
  await laptop.keyboard.press('Enter');
  const answer = rowOf(phone, 'kiln.example');
  await answer.waitFor({ timeout: soonMs });
  await answer.getByRole('button', { name: /Answer to Talkative: The first question/ }).click();
  const link = answer.getByRole('link');
  expect(await link.getAttribute('rel')).toContain('noopener');
  expect(await answer.locator('.mention').textContent()).toBe('@talkative');
});

test('the pin, the emoji and the slow mode are there for everybody', async () => {
  const { commentId } = await say(seller, 'Everything is thrown by hand.');
  await seller.api('chat.pin', { body: { streamId, commentId } });
  for (const page of [phone, laptop])
    await page.locator('.chat-pinned', { hasText: 'thrown by hand' }).waitFor({ timeout: soonMs });
  await laptop.getByRole('button', { name: 'Add an emoji' }).click();
  await laptop.getByRole('button', { name: '🎉' }).click();
  expect(await field(laptop).inputValue()).toBe('🎉');
  await keepScreenshot(laptop, 'chat-emoji-laptop');
  await expectAccessible(laptop);
  await laptop.keyboard.press('Escape');
  await seller.api('chat.update', { body: { streamId, slowModeSeconds: 60 } });
  await field(laptop).fill('With a party 🎉');
  await laptop.keyboard.press('Enter');
  await laptop.getByRole('timer').waitFor({ timeout: soonMs });
  await keepScreenshot(phone, 'chat-phone-dark');
  await keepScreenshot(laptop, 'chat-laptop-light');
  for (const page of [phone, laptop]) await expectAccessible(page);
  await seller.api('chat.update', { body: { streamId, slowModeSeconds: 0 } });
});

test('who reads on stays where they are, and is told what is new', async () => {
  for (let number = 1; number <= 40; number += 1) await say(seller, `Fact number ${number} of this mug`);
  await rowOf(laptop, 'Fact number 40 ').waitFor({ timeout: soonMs });
  await laptop.getByRole('log').hover();
  await laptop.mouse.wheel(0, -400);
  await laptop.getByRole('button', { name: 'New comments' }).waitFor();
  await say(seller, 'Said meanwhile');
  await laptop.getByRole('button', { name: '1 new comment' }).waitFor({ timeout: soonMs });
  await keepScreenshot(laptop, 'chat-unread-laptop');
  await expectAccessible(laptop);
  await laptop.getByRole('button', { name: '1 new comment' }).click();
  await rowOf(laptop, 'Said meanwhile').waitFor();
});

test('a comment is reported, its writer blocked, an own one taken back, and a hidden one gone for all', async () => {
  const { commentId } = await say(seller, 'Hidden in a moment');
  await rowOf(phone, 'Hidden in a moment').waitFor({ timeout: soonMs });
  await seller.api('comments.hide', { params: { commentId } });
  await rowOf(phone, 'Hidden in a moment').waitFor({ state: 'detached', timeout: soonMs });

  await say(talker, 'Buy followers cheaply');
  await openMenu(laptop, 'Buy followers cheaply');
  await laptop.getByRole('button', { name: 'Report' }).click();
  await keepScreenshot(laptop, 'chat-report-laptop');
  await expectAccessible(laptop);
  await laptop.getByRole('button', { name: 'Spam or advertising' }).click();
  await laptop.getByText('The seller was told.').waitFor({ timeout: soonMs });
  await laptop.keyboard.press('Escape');
  const { reports } = await seller.api('reports.list', { query: {} });
  expect(reports.map(({ comment, reasons }) => [comment.text, reasons])).toEqual([
    ['Buy followers cheaply', ['spam']],
  ]);
  await openMenu(laptop, 'Buy followers cheaply');
  await laptop.getByRole('button', { name: 'Block Talkative' }).click();
  await rowOf(laptop, 'Buy followers cheaply').waitFor({ state: 'detached', timeout: soonMs });
  await laptop.reload();
  await rowOf(laptop, 'Said meanwhile').waitFor({ timeout: soonMs });
  await expect.poll(() => rowOf(laptop, 'Buy followers cheaply').count()).toBe(0);

  await field(laptop).fill('Taken back soon');
  await laptop.keyboard.press('Enter');
  await rowOf(phone, 'Taken back soon').waitFor({ timeout: soonMs });
  await openMenu(laptop, 'Taken back soon');
  await laptop.getByRole('button', { name: 'Delete' }).click();
  await laptop.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  for (const page of [laptop, phone])
    await rowOf(page, 'Taken back soon').waitFor({ state: 'detached', timeout: soonMs });
});
