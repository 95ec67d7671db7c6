import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { asGuest } from '../support/drivers.ts';
import { type LiveStage, openLiveStage } from '../support/live-stage.ts';
import { drawnPicture } from '../support/pictures.ts';
import { keepScreenshot } from '../support/screenshots.ts';
import { expectOnAir, signIn, soonMs } from '../support/seller-desk.ts';

const title = 'Mugs, bowls and plates of the autumn, straight out of the kiln';
const replayTitle = 'The autumn kiln';

let stage: LiveStage;
let page: Page;
let folder: string;
/** The show that is scheduled first, and live in the end. */
let scheduledId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stallcast-prepare-'));
  stage = await openLiveStage();
  page = stage.studio.page;
  await signIn(page);
});

afterAll(async () => {
  const code = await stage?.close();
  await rm(folder, { recursive: true, force: true });
  if (code !== 0) throw new Error(`the server ended with ${code}`);
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepScreenshot(page, 'failed-prepare');
});

const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
const lineOf = (text: string) => page.getByRole('listitem').filter({ hasText: text });

/** Looks at a screen in both themes, as people and as axe do. */
async function lookAt(name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await keepScreenshot(page, `${name}-${colorScheme}`);
    await expectAccessible(page);
  }
  await page.emulateMedia({ colorScheme: null });
}

describe('a show is prepared, rehearsed, held and kept', () => {
  test('it is scheduled with a cover and a time, and viewers see it announced', async () => {
    await page.getByRole('button', { name: 'New show' }).first().click();
    await page.getByRole('textbox', { name: 'Title' }).fill(title);
    await page.getByLabel('Choose cover').setInputFiles({
      name: 'kiln.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from(await drawnPicture({ widthPx: 640, heightPx: 360 })),
    });
    await page.getByRole('button', { name: 'Change cover' }).waitFor({ timeout: soonMs });
    await lookAt('studio-prepare');
    await press('Schedule for later');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Date and time').fill('2024-05-04T18:30');
    await dialog.getByRole('button', { name: 'Schedule' }).click();
    await dialog.getByText('Choose a time to come.').waitFor();
    await lookAt('studio-schedule');
    await dialog.getByLabel('Date and time').fill('2080-05-04T18:30');
    await dialog.getByRole('button', { name: 'Schedule' }).click();
    await lineOf(title).getByText('Announced for').waitFor({ timeout: soonMs });
    await expect
      .poll(() => lineOf(title).locator('img').first().evaluate(hasDrawn), { timeout: soonMs })
      .toBe(true);
    await lookAt('studio-home-scheduled');
    const announced = (await listed('listings.upcoming')).find((show) => show.title === title);
    expect(announced?.coverUrl).toMatch(/./);
    scheduledId = String(announced?.streamId);
  });

  test('camera, microphone, network, clock and recording are looked at, and what is wrong is said', async () => {
    await lineOf(title).getByRole('button', { name: 'Prepare' }).click();
    const checks = page.getByRole('region', { name: 'Before the show' });
    await checks.getByText('Everything is ready.').waitFor({ timeout: soonMs });
    await press('Mute microphone');
    await checks.getByText('It is muted: viewers will not hear you.').waitFor({ timeout: soonMs });
    await checks.getByRole('button', { name: 'Everything that is looked at' }).click();
    await expect.poll(() => checks.getByRole('listitem').count(), { timeout: soonMs }).toBe(5);
    await lookAt('studio-checks');
    await press('Unmute microphone');
    await checks.getByText('Everything is ready.').waitFor({ timeout: soonMs });
    await press('Back');
  });

  test('it is opened again with what was written, and changed', async () => {
    await lineOf(title).getByRole('button', { name: 'Prepare' }).click();
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe(title);
    await page.getByRole('radio', { name: 'With the link' }).click();
    await press('Schedule for later');
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('Date and time').inputValue()).toBe('2080-05-04T18:30');
    await dialog.getByRole('button', { name: 'Schedule' }).click();
    await lineOf(title).getByText('With the link').waitFor({ timeout: soonMs });
    expect((await listed('listings.upcoming')).map((show) => show.title)).not.toContain(title);
  });

  test('it is rehearsed: the studio says so all the time, nobody sees it, and the show itself stays', async () => {
    await lineOf(title).getByRole('button', { name: 'Prepare' }).click();
    await page.getByRole('switch', { name: 'Rehearsal' }).click();
    await press('Start rehearsal');
    await expectOnAir(page);
    await page.getByText('Nobody sees you, nothing is sold').waitFor();
    await lookAt('studio-rehearsal');
    expect(await listed('listings.live')).toEqual([]);
    await press('End rehearsal');
    await page.getByRole('dialog').getByRole('button', { name: 'End rehearsal' }).click();
    await page.getByText('Your rehearsal is over').waitFor({ timeout: soonMs });
    await press('Back to my shows');
    await lineOf(title).getByRole('button', { name: 'Prepare' }).waitFor({ timeout: soonMs });
    await lineOf(title).getByText('Rehearsal', { exact: true }).waitFor({ timeout: soonMs });
  });

  test('the scheduled show goes live, and is saved with another title and a picture of it', async () => {
    await lineOf(title).getByRole('button', { name: 'Prepare' }).click();
    await press('Go live');
    await expectOnAir(page);
    const live = await stage.database.sql`select id from live_streams where status = 'live'`;
    expect(live).toMatchObject([{ id: scheduledId }]);
    await press('End show');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Title of the replay' }).fill(replayTitle);
    await dialog.getByRole('radio', { name: 'Everyone' }).click();
    await dialog.getByRole('radio', { name: 'From the show' }).click();
    await lookAt('studio-save');
    const before = await coverOf(scheduledId);
    await dialog.getByRole('button', { name: 'Save replay' }).click();
    const replay = page.getByRole('region', { name: 'Replay' });
    await replay.getByText(replayTitle).waitFor({ timeout: soonMs });
    await replay.getByText('Ready', { exact: true }).waitFor({ timeout: 60_000 });
    await expect.poll(() => coverOf(scheduledId), { timeout: 60_000 }).not.toBe(before);
    const { replays } = await asGuest(stage.server).api('listings.replays', { query: {} });
    expect(replays.map((one) => one.title)).toContain(replayTitle);
  });

  test('the list of shows leads to its replay and figures, and is saved as a table without the rehearsal', async () => {
    await press('Back to my shows');
    const line = lineOf(replayTitle);
    await line.getByRole('button', { name: 'Open replay' }).waitFor({ timeout: soonMs });
    await lookAt('studio-home-past');
    const file = join(folder, 'shows.csv');
    await stage.studio.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await press('Export CSV');
    await page.getByText('Saved as shows.csv').waitFor({ timeout: soonMs });
    const table = await readFile(file, 'utf8');
    expect(table).toContain(replayTitle);
    expect(table).not.toContain('rehearsal');
    await line.getByRole('button', { name: /^Figures and orders/ }).click();
    await page.getByRole('heading', { name: replayTitle }).waitFor();
    await page.getByText('Orders of this show').first().waitFor({ timeout: soonMs });
  });
});

/** What everyone may see there. */
async function listed(list: 'listings.upcoming' | 'listings.live') {
  return (await asGuest(stage.server).api(list, { query: {} })).shows;
}

async function coverOf(streamId: string): Promise<unknown> {
  const [show] = await stage.database.sql`select cover_image_id from live_streams where id = ${streamId}`;
  return show?.['cover_image_id'] ?? null;
}

function hasDrawn(element: Element): boolean {
  return element instanceof HTMLImageElement && element.complete && element.naturalWidth > 0;
}
