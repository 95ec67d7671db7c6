import { expect, test } from 'vitest';
import { createCallsInFlight } from './calls-in-flight.ts';

const call = { userId: 'u1', key: 'k1', bodyHash: 'a' };

test('a repetition is told that the first is under way; afterwards it may run', async () => {
  const calls = createCallsInFlight();
  const { promise, resolve } = Promise.withResolvers<string>();
  const first = calls.alone(call, () => promise);
  await expect(calls.alone(call, async () => 'second')).rejects.toMatchObject({
    code: 'idempotency-in-progress',
  });
  resolve('first');
  expect(await first).toBe('first');
  expect(await calls.alone(call, async () => 'second')).toBe('second');
});

test('the same key with another body is refused while the first is under way', async () => {
  const calls = createCallsInFlight();
  const { promise, resolve } = Promise.withResolvers<void>();
  const first = calls.alone(call, () => promise);
  await expect(calls.alone({ ...call, bodyHash: 'b' }, async () => {})).rejects.toMatchObject({
    code: 'idempotency-key-reused',
  });
  resolve();
  await first;
});

test('keys of different users do not meet', async () => {
  const calls = createCallsInFlight();
  const { promise, resolve } = Promise.withResolvers<void>();
  const first = calls.alone(call, () => promise);
  expect(await calls.alone({ ...call, userId: 'u2' }, async () => 'other')).toBe('other');
  resolve();
  await first;
});

test('a failed call is not under way any more', async () => {
  const calls = createCallsInFlight();
  const failed = calls.alone(call, () => Promise.reject(new Error('no')));
  await expect(failed).rejects.toThrow('no');
  expect(calls.has(call)).toBe(false);
  await calls.settled();
});
