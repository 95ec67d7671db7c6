import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import type { UserPerson } from '../support/drivers.ts';
import type { LiveStage } from '../support/live-stage.ts';
import { keepScreenshot } from '../support/screenshots.ts';
import { soonMs } from '../support/seller-desk.ts';
import { openShowStage } from '../support/show-stage.ts';
import { outcomeOf } from '../support/shopping.ts';

const name = 'Ada, whose name is as long as they get';

let stage: LiveStage;
let page: Page;
let viewer: Page;
let writer: UserPerson;
let streamId: string;

beforeAll(async () => {
  ({ stage, page, viewer, writer, streamId } = await openShowStage('Questions and answers', name));
});

afterAll(async () => {
  const code = await stage?.close();
  if (code !== 0) throw new Error(`the server ended with ${code}`);
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepScreenshot(page, 'failed-moderation');
});

const say = (text: string) => writer.api('interact.comment', { body: { streamId, text } });
const heardBy = (reader: Page, text: string) => reader.getByRole('log').getByText(text, { exact: true });
const pinnedIn = (reader: Page, text: string) => reader.locator('main').getByText(text, { exact: true });

/** Opens the menu of the newest comment from the box below it, and chooses, all by keys. */
async function choose(item: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Write a comment' }).focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('menu').waitFor({ timeout: soonMs });
  for (let step = 0; step < 6; step += 1) {
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    if (focused === item) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

describe('a seller keeps the chat, by the keyboard alone', () => {
  test('pins a question before everyone, and takes the pin off', async () => {
    await say('Does it come in green?');
    for (const reader of [page, viewer])
      await heardBy(reader, 'Does it come in green?').waitFor({ timeout: soonMs });
    await choose('Pin');
    const pinned = page.getByRole('region', { name: 'Pinned comment' });
    await pinned.getByText('Does it come in green?').waitFor({ timeout: soonMs });
    await expect.poll(() => pinnedIn(viewer, 'Does it come in green?').count(), { timeout: soonMs }).toBe(2);
    await keepScreenshot(page, 'studio-chat-pinned');
    await expectAccessible(page);
    await choose('Take the pin off');
    await pinned.waitFor({ state: 'detached', timeout: soonMs });
  });

  test('answers it, and the answer is known as one', async () => {
    await choose('Answer');
    await page.getByText(`Your answer to ${name}`).waitFor({ timeout: soonMs });
    await page.keyboard.type('It does');
    await page.keyboard.press('Enter');
    await heardBy(viewer, 'It does').waitFor({ timeout: soonMs });
    const { comments } = await writer.api('interact.getComments', { body: { streamId } });
    expect(comments.find(({ text }) => text === 'It does')?.replyTo?.excerpt).toBe('Does it come in green?');
  });

  test('hides a comment from everyone, and shows it again', async () => {
    await say('Something rude');
    for (const reader of [page, viewer]) await heardBy(reader, 'Something rude').waitFor({ timeout: soonMs });
    await choose('Hide');
    for (const reader of [page, viewer])
      await heardBy(reader, 'Something rude').waitFor({ state: 'detached', timeout: soonMs });
    await heardBy(page, 'Hidden by you').waitFor({ timeout: soonMs });
    const told = await writer.api('interact.getComments', { body: { streamId } });
    expect(told.comments.map(({ text }) => text)).not.toContain('Something rude');
    await choose('Show again');
    for (const reader of [page, viewer]) await heardBy(reader, 'Something rude').waitFor({ timeout: soonMs });
  });

  test('finds a comment among others', async () => {
    await page.getByRole('button', { name: 'Search in Comments' }).press('Enter');
    await page.keyboard.type('GREEN ada');
    await heardBy(page, 'It does').waitFor({ state: 'detached', timeout: soonMs });
    expect(await heardBy(page, 'Does it come in green?').count()).toBe(1);
    await page.keyboard.type(' nobody said this');
    await page.getByText('Nothing found').waitFor({ timeout: soonMs });
    await keepScreenshot(page, 'studio-chat-search');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await heardBy(page, 'It does').waitFor({ timeout: soonMs });
  });

  test('mutes a viewer, who is told why, and lifts it', async () => {
    await choose('Mute…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /^Why/ }).fill('Be kind');
    await keepScreenshot(page, 'studio-chat-mute');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached', timeout: soonMs });
    expect(await outcomeOf(say('Hello?'))).toBe('muted');
    const { muted } = await writer.api('chat.mine', { query: { streamId } });
    expect(muted?.reason).toBe('Be kind');
    await page.getByRole('button', { name: 'Chat rules' }).click();
    await dialog.getByRole('button', { name: `Lift it for ${name}` }).click();
    await dialog.getByText('Nobody.').waitFor({ timeout: soonMs });
    expect(await outcomeOf(say('Hello again'))).toBe('ok');
  });

  test('sets slow mode, turns links off and blocks a word', async () => {
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Blocked words' }).fill('fake\nscam');
    await dialog.getByRole('button', { name: 'Save words' }).click();
    await expect.poll(() => outcomeOf(say('What a SCAM')), { timeout: soonMs }).toBe('comment-blocked');
    await dialog.getByRole('switch', { name: 'Links of viewers can be opened' }).click();
    await dialog.getByRole('combobox', { name: 'Slow mode' }).click();
    await page.getByRole('option', { name: 'One comment every 30 seconds' }).click();
    const settings = async () => {
      const { chat } = await writer.api('interact.getComments', { body: { streamId } });
      return [chat.slowModeSeconds, chat.linksAllowed];
    };
    await expect.poll(settings, { timeout: soonMs }).toEqual([30, false]);
    await keepScreenshot(page, 'studio-chat-rules');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Done' }).click();
    expect(await outcomeOf(say('And another'))).toBe('slow-mode');
  });

  test('bans a viewer, who cannot come back', async () => {
    await choose('Ban…');
    await page.getByRole('dialog').getByRole('button', { name: 'Ban', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached', timeout: soonMs });
    expect(await outcomeOf(writer.api('viewers.join', { body: { streamId } }))).toBe('banned-from-shop');
  });
});
