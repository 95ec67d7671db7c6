import { createHmac, timingSafeEqual } from 'node:crypto';

/** Name of the header, as Node writes it. */
export const signatureHeader = 'stallcast-signature';
/** How far the signature's time may be from ours, in seconds; older messages may be replays. */
const toleranceSeconds = 300;

/** Signs a message: `t=<seconds since 1970>,v1=<HMAC-SHA256 in hex of "<t>.<body>">`. */
export function signWebhook(secret: string, rawBody: string | Buffer, atMs: number): string {
  const seconds = Math.floor(atMs / 1000);
  return `t=${seconds},v1=${digest(secret, seconds, rawBody).toString('hex')}`;
}

/** Whether the signature was made with our secret over exactly this body, at most 300 s from `nowMs`. Constant in time. */
export function isSignedBy(secret: string, rawBody: Buffer, signature: unknown, nowMs: number): boolean {
  if (typeof signature !== 'string') return false;
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature);
  const [, time, hex] = match ?? [];
  if (time === undefined || hex === undefined) return false;
  const seconds = Number(time);
  const matches = timingSafeEqual(Buffer.from(hex, 'hex'), digest(secret, seconds, rawBody));
  return matches && Math.abs(Math.floor(nowMs / 1000) - seconds) <= toleranceSeconds;
}

function digest(secret: string, seconds: number, rawBody: string | Buffer): Buffer {
  return createHmac('sha256', secret).update(`${seconds}.`).update(rawBody).digest();
}
