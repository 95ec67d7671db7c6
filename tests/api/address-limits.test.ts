import { expect, test } from 'vitest';
import { asGuest, asUser, type Person } from '../support/drivers.ts';
import { sizeOf } from '../support/full-size.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

/** How many of very many logins were looked at, each of which names another address in its headers. */
async function lookedAt(app: TestApp, forwarded: (at: number) => string): Promise<number> {
  const guest = asGuest(app);
  const statuses: number[] = [];
  for (let at = 0; at < sizeOf(200, 1000); at += 1) {
    const body = { username: `nobody${at}`, password: 'wrong' };
    const headers = {
      'x-forwarded-for': forwarded(at),
      'x-real-ip': `10.9.${at % 250}.1`,
      forwarded: `for=10.8.0.${at % 250}`,
    };
    statuses.push((await guest.send('POST', '/api/accounts/login', body, headers)).status);
  }
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
  return statuses.filter((status) => status === 401).length;
}

const changing = (at: number) => `10.${at % 250}.${Math.floor(at / 250)}.7`;

test('T35: headers that claim another address each time open no other bucket', async () => {
  const app = await startApp({ env: { RATE_LIMIT_FACTOR: '1' } });
  try {
    expect(await lookedAt(app, changing)).toBe(30);
  } finally {
    await app.close();
  }
});

test('T35: behind one proxy of ours, only what it wrote itself counts', async () => {
  const app = await startApp({ env: { RATE_LIMIT_FACTOR: '1', TRUST_PROXY_HOPS: '1' } });
  try {
    expect(await lookedAt(app, (at) => `${changing(at)}, ${changing(at + 1)}, 203.0.113.5`)).toBe(30);
    // Somebody else behind the same proxy has their own.
    const other = await asGuest(app).send(
      'POST',
      '/api/accounts/login',
      { username: 'nobody', password: 'wrong' },
      { 'x-forwarded-for': '203.0.113.6' },
    );
    expect(other.status).toBe(401);
  } finally {
    await app.close();
  }
});

test('T35: an address has room for the carts of many guests, an account for its own', async () => {
  const app = await startApp({ env: { RATE_LIMIT_FACTOR: '1' } });
  try {
    const left = async (person: Person) => {
      const { headers } = await person.send('POST', '/api/cart/lines', {});
      return headers['ratelimit'];
    };
    expect(await left(asGuest(app))).toMatch(/^"write";r=1199;/);
    expect(await left(asGuest(app))).toMatch(/^"write";r=1198;/);
    expect(await left(await asUser(app))).toMatch(/^"write";r=119;/);
  } finally {
    await app.close();
  }
});
