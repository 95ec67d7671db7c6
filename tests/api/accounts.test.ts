import { problemSchema } from '@stallcast/shared/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asBearer, asGuest, asUser } from '../support/drivers.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const password = 'a long enough password';

test('whoever registers is logged in, and may open a shop once', async () => {
  const user = await asUser(app, { username: 'Ada_1', displayName: 'Ada' });
  expect(user.account).toMatchObject({ username: 'Ada_1', displayName: 'Ada', role: 'user', vendor: null });
  const { account } = await user.api('accounts.openShop', { body: { name: 'Lovelace Goods' } });
  expect(account.vendor?.name).toBe('Lovelace Goods');
  expect((await user.api('accounts.me', {})).account).toEqual(account);
  await expect(user.api('accounts.openShop', { body: { name: 'Second' } })).rejects.toMatchObject({
    code: 'already-a-seller',
  });
});

test('a user name and an e-mail address belong to one account, however they are written', async () => {
  await asUser(app, { username: 'Grace' });
  const register = (username: string, email: string) =>
    asGuest(app).api('accounts.register', { body: { username, email, password } });
  await expect(register('gRACE', 'other@example.test')).rejects.toMatchObject({ code: 'username-taken' });
  await expect(register('Hopper', 'GRACE@example.test')).rejects.toMatchObject({ code: 'email-taken' });
});

test('of many who register under one name at once, one gets it', async () => {
  const tries = Array.from({ length: 8 }, (_, index) =>
    asGuest(app).api('accounts.register', {
      body: { username: 'wanted', email: `wanted${index}@example.test`, password },
    }),
  );
  const outcomes = await Promise.allSettled(tries);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'username-taken' });
  }
  const [row] = await app.sql`select count(*)::int as stored from users where username = 'wanted'`;
  expect(row?.['stored']).toBe(1);
});

test('a page gets its session in a cookie that scripts cannot read, and no token', async () => {
  const { username } = (await asUser(app)).account;
  const response = await asGuest(app).send('POST', '/api/accounts/login', { username, password });
  expect(response.headers['set-cookie']).toMatch(
    /^stallcast_session=\S+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
  );
  expect(JSON.parse(response.body)).toMatchObject({ account: { username }, token: null });
});

test('the cookie goes over https only where people come by https', async () => {
  const shop = await startApp({ env: { PUBLIC_URL: 'https://shop.example' } });
  try {
    const { account } = await asUser(shop);
    const response = await asGuest(shop).send('POST', '/api/accounts/login', {
      username: account.username,
      password,
    });
    expect(response.headers['set-cookie']).toMatch(/; Secure$/);
    expect(response.headers['strict-transport-security']).toBeDefined();
  } finally {
    await shop.close();
  }
});

test('T2: a login opens a session of its own, and logging out ends that one', async () => {
  const { username } = (await asUser(app)).account;
  const page = asGuest(app);
  const body = { username, password };
  await page.api('accounts.login', { body });
  const first = page.headers()['cookie'];
  await page.api('accounts.login', { body });
  expect(page.headers()['cookie']).not.toBe(first);

  const studio = await asGuest(app).api('accounts.login', { body: { ...body, transport: 'bearer' } });
  const token = studio.token ?? '';
  await page.api('accounts.logout', {});
  expect((await page.api('accounts.me', {})).account).toBeNull();
  expect((await asBearer(app, token).api('accounts.me', {})).account).not.toBeNull();

  await asBearer(app, token).api('accounts.logout', {});
  await expect(asBearer(app, token).api('orders.mine', {})).rejects.toMatchObject({
    code: 'unauthenticated',
  });
});

test('T2: a session that somebody made up opens nothing', async () => {
  const { token } = await asUser(app);
  for (const made of ['', 'x', `${token}x`, token.slice(1), `${token}.${token}`]) {
    expect((await asBearer(app, made).api('accounts.me', {})).account).toBeNull();
  }
});

test('a session that has run out is none', async () => {
  const user = await asUser(app);
  await app.sql`update sessions set expires_at = now() - interval '1 second' where user_id = ${user.userId}`;
  expect((await user.api('accounts.me', {})).account).toBeNull();
});

test('a session that is used lives on', async () => {
  const user = await asUser(app);
  await app.sql`update sessions set expires_at = now() + interval '2 days' where user_id = ${user.userId}`;
  await user.api('accounts.me', {});
  const [row] =
    await app.sql`select expires_at > now() + interval '6 days' as prolonged from sessions where user_id = ${user.userId}`;
  expect(row?.['prolonged']).toBe(true);
});

test('T35: an unknown name and a wrong password read the same, and cost the same time', {
  timeout: 60_000,
}, async () => {
  const { username } = (await asUser(app)).account;
  async function fail(name: string): Promise<{ body: object; ms: number }> {
    const began = performance.now();
    const response = await asGuest(app).send('POST', '/api/accounts/login', {
      username: name,
      password: 'wrong',
    });
    const { requestId, ...body } = problemSchema.parse(JSON.parse(response.body));
    expect(requestId).toBeDefined();
    return { body, ms: performance.now() - began };
  }
  const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
  /** How much longer an unknown name takes than a known one, by calls that take turns; more of them with each look. */
  async function ratioOfTimes(): Promise<number> {
    for (let round = 0; round < 8; round += 1) {
      const known = await fail(username);
      const unknown = await fail('nobody_of_this_name');
      expect(unknown.body).toEqual(known.body);
      times.known.push(known.ms);
      times.unknown.push(unknown.ms);
    }
    return quartile(times.unknown) / quartile(times.known);
  }
  // Within a fifth. A machine that does something else meanwhile is looked at longer; a difference of ours would stay.
  await expect.poll(ratioOfTimes, { timeout: 40_000 }).toSatisfy((ratio) => ratio > 0.8 && ratio < 1.25);
});

test('T35: the eleventh wrong password is not looked at, and other people can still log in', async () => {
  const strict = await startApp({ env: { RATE_LIMIT_FACTOR: '1' } });
  try {
    const { account } = await asUser(strict);
    const logIn = (username: string, secret: string) =>
      asGuest(strict).api('accounts.login', { body: { username, password: secret } });
    for (let tries = 0; tries < 10; tries += 1) {
      await expect(logIn(account.username, 'wrong')).rejects.toMatchObject({ code: 'invalid-credentials' });
    }
    await expect(logIn(account.username, password)).rejects.toMatchObject({
      code: 'rate-limited',
      status: 429,
    });
    const other = await asUser(strict);
    await expect(logIn(other.account.username, password)).resolves.toMatchObject({ account: other.account });
  } finally {
    await strict.close();
  }
});

test('T13: a suspended account is refused everywhere, with its old session and with a new login', async () => {
  const user = await asUser(app);
  await app.sql`update users set banned = true where id = ${user.userId}`;
  await expect(user.api('cart.show', {})).rejects.toMatchObject({ code: 'banned', status: 403 });
  const { username } = user.account;
  const logIn = (secret: string) =>
    asGuest(app).api('accounts.login', { body: { username, password: secret } });
  await expect(logIn(password)).rejects.toMatchObject({ code: 'banned' });
  // Whoever does not know the password learns nothing about the account.
  await expect(logIn('wrong')).rejects.toMatchObject({ code: 'invalid-credentials' });
  await app.sql`update users set ban_expires = now() - interval '1 minute' where id = ${user.userId}`;
  await expect(logIn(password)).resolves.toMatchObject({ account: { username } });
});

test('no password can be read from the database', async () => {
  await asUser(app);
  const rows = await app.sql`select password from accounts`;
  for (const row of rows) expect(row['password']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

/** The first quartile: what a busy machine adds to single calls does not reach it. */
function quartile(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 4)] ?? 0;
}
