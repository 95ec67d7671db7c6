import { randomUUID } from 'node:crypto';
import { personId } from '../../support/many-people.ts';

const nothing = Buffer.alloc(0);

/** What a verb is told of a call besides its input, when the `n`-th person makes it. */
export function callOf(n: number) {
  return {
    actor: {
      kind: 'user' as const,
      userId: personId(n),
      sessionId: personId(n),
      displayName: `Person ${n}`,
      role: 'user' as const,
      vendorId: null,
    },
    ip: '127.0.0.1',
    requestId: '',
    headers: {},
    rawBody: nothing,
    idempotencyKey: randomUUID(),
    cookie: () => undefined,
    addSetCookie: () => {},
  };
}
