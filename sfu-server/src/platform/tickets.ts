import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from './clock.ts';
import { timeouts } from './timeouts.ts';

const ticketSchema = z.discriminatedUnion('role', [
  z.object({
    role: z.literal('viewer'),
    streamId: z.uuid(),
    viewerId: z.uuid(),
    userId: z.uuid().nullable(),
    /** The login it was asked for with, whose end is the ticket's end; null for guests. */
    sessionId: z.uuid().nullable(),
  }),
  z.object({
    role: z.literal('host'),
    streamId: z.uuid(),
    vendorId: z.uuid(),
    userId: z.uuid(),
    sessionId: z.uuid(),
  }),
]);

/** What a ticket allows: to watch or to host one show. */
export type Ticket = z.infer<typeof ticketSchema>;

const signedSchema = z.object({ ticket: ticketSchema, expiresAtMs: z.int() });

export interface Tickets {
  issue(ticket: Ticket, lifetimeMs: number): { readonly ticket: string; readonly expiresAt: string };
  /** The ticket, or null if it was not signed here. With `evenExpired` its age does not matter. */
  open(text: string, evenExpired?: 'even-expired'): Ticket | null;
}

/**
 * Signed tickets (HMAC-SHA256): they open a socket to a show without the socket carrying anyone's login. `leewayMs` after
 * their time they still do.
 */
export function createTickets(
  secret: string,
  clock: Clock,
  leewayMs: number = timeouts.ticketLeewayMs,
): Tickets {
  const sign = (payload: string) =>
    createHmac('sha256', secret).update(`ticket.${payload}`).digest('base64url');

  return {
    issue(ticket, lifetimeMs) {
      const expiresAtMs = clock.now().getTime() + lifetimeMs;
      const payload = Buffer.from(JSON.stringify({ ticket, expiresAtMs })).toString('base64url');
      return { ticket: `${payload}.${sign(payload)}`, expiresAt: new Date(expiresAtMs).toISOString() };
    },
    open(text, evenExpired) {
      const [payload, signature, ...rest] = text.split('.');
      if (payload === undefined || signature === undefined || rest.length > 0) return null;
      if (!sameText(signature, sign(payload))) return null;
      const signed = signedSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
      if (!signed.success) return null;
      const goodUntilMs = signed.data.expiresAtMs + leewayMs;
      if (evenExpired === undefined && goodUntilMs < clock.now().getTime()) return null;
      return signed.data.ticket;
    },
  };
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
