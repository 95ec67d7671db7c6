import { createHmac } from 'node:crypto';

/** One secret for each purpose out of the server's one, so that what is signed for one cannot be used for another. */
export function deriveSecret(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(`stallcast ${purpose}`).digest('base64url');
}
