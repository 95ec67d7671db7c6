import { createLogger } from '@stallcast/sfu-server/logger';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { leaksIn } from '../contract/exchange.ts';
import { asGuest, asSeller, asUser } from '../support/drivers.ts';
import { goLive } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

const written: string[] = [];
let app: TestApp;
beforeAll(async () => {
  const logger = createLogger('trace', { write: (text) => void written.push(text) });
  app = await startApp({ logger });
});
afterAll(() => app.close());

const lineSchema = z.looseObject({ level: z.int(), time: z.iso.datetime() });

test('T36: whatever is sent, a log line is one line of JSON, and tells no secret', async () => {
  const seller = await asSeller(app);
  const { streamId } = await goLive(seller.api);
  const user = await asUser(app);
  const forged = 'Nice\r\n{"level":60,"msg":"the server was hacked"}\n{"level":60}';
  const ticket = (await user.api('viewers.join', { body: { streamId } })).ticket;
  await user.send('POST', '/api/live/interact', { action: 'comment', streamId, text: forged });
  await user.send('GET', `/api/products/${encodeURIComponent(forged)}`, undefined, {
    'user-agent': 'x\tforged',
  });
  await user.send('GET', `/${encodeURIComponent(forged)}`);

  // Our own failures are what is logged: the table of logins is gone for a moment, and that of comments.
  const answers = [];
  for (const table of ['sessions', 'stream_counters']) {
    await app.sql`alter table ${app.sql(table)} rename to elsewhere`;
    answers.push(await user.send('GET', `/api/cart?${encodeURIComponent(forged)}`));
    answers.push(
      await user.send('POST', '/api/live/interact', { action: 'comment', streamId, text: forged }),
    );
    answers.push(
      await asGuest(app).send('POST', '/api/accounts/login', {
        username: user.account.username,
        password: user.password,
      }),
    );
    await app.sql`alter table elsewhere rename to ${app.sql(table)}`;
  }
  expect(answers.filter(({ status }) => status === 500).length).toBeGreaterThan(2);
  for (const answer of answers.filter(({ status }) => status >= 400)) expect(leaksIn(answer)).toEqual([]);

  expect(written.length).toBeGreaterThan(2);
  for (const line of written) {
    expect(line.indexOf('\n')).toBe(line.length - 1);
    lineSchema.parse(JSON.parse(line));
  }
  const all = written.join('');
  expect(all).toContain('a request failed');
  expect(all).not.toContain('"level":60');
  for (const secret of [user.token, seller.token, user.password, ticket, app.secret, 'was hacked'])
    expect(all).not.toContain(secret);
});
