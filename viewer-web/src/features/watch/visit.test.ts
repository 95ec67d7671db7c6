import { describe, expect, test } from 'vitest';
import { joined, sampleStream } from '../../testing/samples.ts';
import { type Answers, scriptedServer } from '../../testing/scripted-server.ts';
import { Visit } from './visit.ts';

const { counters, streamId } = sampleStream();

/** A visit to a server that hands out one ticket after the other, and what it was told at leaving. */
function visitShow(answers: Answers = {}) {
  let tickets = 0;
  const left: unknown[] = [];
  const server = scriptedServer({
    'viewers.join': () => {
      tickets += 1;
      return joined(tickets);
    },
    'viewers.heartbeat': () => ({ active: true, counters }),
    ...answers,
  });
  const visit = new Visit({ api: server.api, streamId, sendLeave: ({ body }) => left.push(body.ticket) });
  return { visit, server, left };
}

describe('a visit', () => {
  test('joins once, however many ask at the same moment', async () => {
    const { visit, server } = visitShow();
    await Promise.all([visit.join(), visit.join(), visit.beat()]);
    expect(server.count('viewers.join')).toBe(1);
  });

  test.each([{ active: false, counters }, 'ticket-invalid', 'not-found'] as const)(
    'joins again when the server has forgotten the viewer: %j',
    async (forgotten) => {
      let beats = 0;
      const { visit } = visitShow({
        'viewers.heartbeat': () => {
          beats += 1;
          return beats === 1 ? forgotten : { active: true, counters };
        },
      });
      expect(await visit.beat()).toEqual(counters);
      expect(visit.joined?.ticket).toBe('ticket 2');
    },
  );

  test('tells once that it leaves, with its ticket', async () => {
    const { visit, left } = visitShow();
    await visit.join();
    visit.leave();
    visit.leave();
    expect(left).toEqual(['ticket 1']);
  });

  test('who leaves while joining is not left behind as a viewer', async () => {
    const { visit, left } = visitShow();
    const joining = visit.join();
    visit.leave();
    await joining;
    expect(left).toEqual(['ticket 1']);
    expect(visit.joined).toBeUndefined();
  });

  test('a refusal is passed on', async () => {
    const { visit } = visitShow({ 'viewers.join': () => 'room-full' });
    await expect(visit.join()).rejects.toMatchObject({ code: 'room-full' });
  });
});
