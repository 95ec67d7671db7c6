import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password-hash.ts';

test('the right password opens, any other does not', async () => {
  const hash = await hashPassword('corréct horse');
  expect(await verifyPassword({ hash, password: 'corréct horse' })).toBe(true);
  expect(await verifyPassword({ hash, password: 'correct horse' })).toBe(false);
});

test('the same password typed on another keyboard opens too', async () => {
  const hash = await hashPassword('\u00e9t\u00e9 chaud');
  expect(await verifyPassword({ hash, password: 'e\u0301te\u0301 chaud' })).toBe(true);
});

test('two users with one password cannot be told from their hashes', async () => {
  expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
});
