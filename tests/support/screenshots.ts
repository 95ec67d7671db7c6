import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../../artifacts/screenshots', import.meta.url));

/** Keeps a picture of a window for those who look; one that is closed shows nothing. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  if (page.isClosed()) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
