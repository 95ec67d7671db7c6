import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, asSeller, asUser, type Person, type SellerPerson } from '../support/drivers.ts';
import { goLive } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

interface Scene {
  readonly seller: SellerPerson;
  readonly streamId: string;
  readonly countPath: string;
  commentsPath(after: number): string;
}

async function openScene(): Promise<Scene> {
  const seller = await asSeller(app);
  const { streamId } = await goLive(seller.api);
  return {
    ...{ seller, streamId },
    countPath: `/api/live/viewers?action=count&streamId=${streamId}`,
    commentsPath: (after) => `/api/live/comments?streamId=${streamId}&after=${after}`,
  };
}

/** Asks as a page does that has this answer already. */
async function poll(person: Person, path: string, etag = '"none"') {
  // Else fetch would ask for an answer that no cache had a part in.
  return person.send('GET', path, undefined, { 'if-none-match': etag, 'cache-control': 'max-age=0' });
}

async function comeToWatch({ streamId }: Scene): Promise<void> {
  const { api } = asGuest(app);
  const { viewerId, ticket } = await api('viewers.join', { body: { streamId } });
  await api('viewers.heartbeat', { body: { viewerId, ticket } });
}

test('while nobody writes, a poll for comments is answered with 304, whoever comes and goes', async () => {
  const scene = await openScene();
  const { api } = await asUser(app);
  const { comment } = await api('interact.comment', { body: { streamId: scene.streamId, text: 'Hello' } });
  await comeToWatch(scene);
  const guest = asGuest(app);
  const { cursor } = await guest.api('comments.list', { query: { streamId: scene.streamId, after: 0 } });
  expect(cursor).toBe(comment.version);
  const path = scene.commentsPath(cursor);
  const first = await poll(guest, path);
  expect([first.status, JSON.parse(first.body)]).toMatchObject([200, { comments: [], cursor, more: false }]);
  await comeToWatch(scene);
  const again = await poll(guest, path, first.headers['etag']);
  expect([again.status, again.body]).toEqual([304, '']);
});
