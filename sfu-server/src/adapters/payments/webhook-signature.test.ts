import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSignedBy, signWebhook } from './webhook-signature.ts';

const secret = 'a secret that only tests know';
const body = Buffer.from('{"eventId":"e1"}');
const at = Date.UTC(2026, 0, 1);
const signature = signWebhook(secret, body, at);

test('a message is taken up to 300 s before or after it was signed, not one second more', () => {
  for (const seconds of [-300, 0, 300])
    expect(isSignedBy(secret, body, signature, at + seconds * 1000)).toBe(true);
  for (const seconds of [-301, 301])
    expect(isSignedBy(secret, body, signature, at + seconds * 1000)).toBe(false);
});

test('a changed body, time, secret or signature is refused', () => {
  expect(isSignedBy(secret, Buffer.from('{"eventId":"e2"}'), signature, at)).toBe(false);
  expect(isSignedBy('another secret', body, signature, at)).toBe(false);
  expect(isSignedBy(secret, body, signature.replace(/t=\d+/, `t=${at / 1000 + 1}`), at)).toBe(false);
  expect(
    isSignedBy(
      secret,
      body,
      signature.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      at,
    ),
  ).toBe(false);
});

test('whatever stands in the header, it is refused without a fault', () => {
  const header = fc.oneof(
    fc.string(),
    fc.constant(undefined),
    fc.array(fc.string()),
    fc.stringMatching(/^[0-9a-f]*$/).map((hex) => `t=1,v1=${hex}`),
  );
  fc.assert(fc.property(header, (value) => !isSignedBy(secret, body, value, at)));
});
