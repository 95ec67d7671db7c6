import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchStudio, type StudioApp } from '../support/studio-app.ts';

const newer = Buffer.from('a newer studio, as far as a test needs one');
const sha512 = createHash('sha512').update(newer).digest('base64');
const feed = `version: 99.1.0
files:
  - url: studio.AppImage
    sha512: ${sha512}
    size: ${newer.length}
path: studio.AppImage
sha512: ${sha512}
releaseDate: '2026-11-23T00:00:00.000Z'
`;

let folder: string;
let server: Server;
let studio: StudioApp;
const askedFor: string[] = [];
/** The feed hands out the newer studio once somebody watches what is asked then. */
const watched = Promise.withResolvers<void>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stallcast-updates-'));
  // The program that would be replaced.
  await writeFile(join(folder, 'old.AppImage'), 'an old studio');
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://feed.invalid').pathname;
    askedFor.push(path);
    if (path.endsWith('.yml')) response.end(feed);
    else void watched.promise.then(() => response.end(newer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  studio = await launchStudio({
    serverUrl: 'http://127.0.0.1:9',
    userDataDir: join(folder, 'data'),
    flags: [`--updates=http://127.0.0.1:${port}/`],
    env: { APPIMAGE: join(folder, 'old.AppImage'), XDG_CACHE_HOME: folder },
  });
  await studio.app.evaluate(({ dialog }) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = async (_window: unknown, options?: unknown) => {
      asked.push(options);
      return { response: 1, checkboxChecked: false };
    };
  });
  await studio.page.getByRole('textbox', { name: 'User name' }).waitFor();
});
afterAll(async () => {
  await studio?.kill();
  server?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

const asked = () => studio.app.evaluate((): unknown => Reflect.get(globalThis, 'asked'));
const markLive = (live: boolean) => studio.page.evaluate((on) => window.studio.live.mark({ live: on }), live);

test('a newer studio is fetched, and offered only while no show is on', async () => {
  watched.resolve();
  await expect.poll(() => askedFor, { timeout: 15_000 }).toContain('/studio.AppImage');
  const offered = { message: 'Stallcast Studio 99.1.0 is ready', buttons: ['Restart now', 'Later'] };
  await expect.poll(asked, { timeout: 15_000 }).toEqual([expect.objectContaining(offered)]);
  await markLive(true);
  await markLive(true);
  expect(await asked()).toHaveLength(1);
  await markLive(false);
  await expect.poll(asked).toHaveLength(2);
});
