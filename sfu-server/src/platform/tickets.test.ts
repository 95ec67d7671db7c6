import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createTickets, type Ticket } from './tickets.ts';

const ticket: Ticket = {
  ...{ role: 'viewer', streamId: randomUUID(), viewerId: randomUUID(), userId: null, sessionId: null },
};

function clockAt(text: string) {
  let now = new Date(text);
  return {
    now: () => now,
    monotonicMs: () => 0,
    move: (seconds: number) => (now = new Date(now.getTime() + seconds * 1000)),
  };
}

test('F26: a ticket is good for its time and a minute more, as clocks are not all the same', () => {
  const clock = clockAt('2026-11-22T10:00:00Z');
  const tickets = createTickets('secret', clock);
  const { ticket: text, expiresAt } = tickets.issue(ticket, 60_000);
  expect(expiresAt).toBe('2026-11-22T10:01:00.000Z');
  clock.move(119);
  expect(tickets.open(text)).toEqual(ticket);
  clock.move(2);
  expect(tickets.open(text)).toBeNull();
  expect(tickets.open(text, 'even-expired')).toEqual(ticket);
});

test('F26: a clock that was put back keeps nobody out', () => {
  const clock = clockAt('2026-11-22T10:00:00Z');
  const tickets = createTickets('secret', clock);
  const { ticket: text } = tickets.issue(ticket, 60_000);
  clock.move(-7200);
  expect(tickets.open(text)).toEqual(ticket);
});

test('a ticket that another secret signed opens nothing', () => {
  const clock = clockAt('2026-11-22T10:00:00Z');
  const { ticket: text } = createTickets('another', clock).issue(ticket, 60_000);
  expect(createTickets('secret', clock).open(text)).toBeNull();
});
