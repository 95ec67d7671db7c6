import { type RequestName, requests } from '@stallcast/shared/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openRawSocket, type RawSocket } from '../contract/raw-socket.ts';
import { samplePayloads } from '../contract/sample-payloads.ts';
import { openWorld, type World } from '../contract/world.ts';
import { wrongValues } from '../contract/wrong-values.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { mediaWorkerPids } from '../support/media-workers.ts';
import { again, fuzzLimitMs, fuzzSeed, shareOf } from './fuzz-size.ts';
import { valuesOf } from './values.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const requestNames = Object.keys(requests).filter((name): name is RequestName =>
  Object.hasOwn(requests, name),
);
const messages = shareOf(1000);
/** A socket that is wrong twenty times is closed, so each sends less than that. */
const perSocket = 18;

const roles = ['stranger', 'viewer', 'host'] as const;
type SocketRole = (typeof roles)[number];

interface Message {
  readonly name: RequestName;
  readonly kind: 'likely' | 'wrong' | 'anything';
  readonly likely: unknown;
  readonly anything: unknown;
  readonly pick: number;
}

const conversation = fc.record({
  role: fc.constantFrom(...roles),
  messages: fc.array(
    fc.constantFrom(...requestNames).chain((name) =>
      fc.record<Message>({
        name: fc.constant(name),
        kind: fc.constantFrom('likely', 'likely', 'wrong', 'anything'),
        likely: valuesOf(z.toJSONSchema(requests[name].payload, { io: 'input', unrepresentable: 'any' })),
        anything: fc.anything({ withNullPrototype: true, maxDepth: 4 }),
        pick: fc.nat(),
      }),
    ),
    { minLength: perSocket, maxLength: perSocket },
  ),
});

test(`T22: ${messages} socket messages of any kind: each is answered, none is our failure, and the media worker lives`, {
  timeout: fuzzLimitMs,
}, async () => {
  const rejections: unknown[] = [];
  const note = (reason: unknown) => void rejections.push(reason);
  process.on('unhandledRejection', note);
  const workers = mediaWorkerPids();
  const faults: string[] = [];
  const talks = fc.sample(conversation, { numRuns: Math.ceil(messages / perSocket), seed: fuzzSeed });
  for (const talk of talks) faults.push(...(await hold(talk)));
  process.off('unhandledRejection', note);
  expect(faults, again).toEqual([]);
  expect(rejections, again).toEqual([]);
  expect(mediaWorkerPids(), again).toEqual(workers);
  const viewer = await openRawSocket(world.app.url);
  await enter(viewer, 'viewer');
  expect((await viewer.ask('media.createTransport', { direction: 'recv' })).cell, again).toBe('ok');
  viewer.close();
  await expectBooksToAgree(world.app.sql);
});

type Talk = typeof conversation extends fc.Arbitrary<infer Value> ? Value : never;

async function hold({ role, messages: said }: Talk): Promise<string[]> {
  const socket = await openRawSocket(world.app.url);
  const faults: string[] = [];
  try {
    const ids = await enter(socket, role);
    for (const message of said) {
      const payload = payloadOf(message, ids);
      const { cell } = await socket
        .ask(message.name, payload)
        .catch(() => ({ cell: socket.isConnected ? 'no answer' : 'closed' }));
      const isFault = cell === 'internal' || cell === 'no answer' || cell.includes(' ');
      if (isFault) faults.push(`${role} ${message.name}: ${cell} ${JSON.stringify(payload)?.slice(0, 500)}`);
    }
  } finally {
    socket.close();
  }
  return faults;
}

/** Enters the show, and opens what a socket of this role can. Answers the ids of transports. */
async function enter(socket: RawSocket, role: SocketRole): Promise<readonly string[]> {
  const streamId = await world.liveShow();
  if (role === 'viewer') {
    const { ticket } = await world.as('guest').api('viewers.join', { body: { streamId } });
    await socket.ask('show.watch', { ticket });
  }
  if (role === 'host') {
    const { ticket } = await world.as('owner').api('streams.hostTicket', { body: { streamId } });
    await socket.ask('show.host', { ticket });
  }
  const directions = { stranger: [], viewer: ['recv'], host: ['send', 'recv'] }[role];
  const ids = [];
  for (const direction of directions) {
    const { data } = await socket.ask('media.createTransport', { direction });
    ids.push(z.object({ transportId: z.string() }).parse(data).transportId);
  }
  return ids;
}

/** Own transports are named, or most messages would end at "not found". */
function payloadOf(
  { name, kind, likely, anything, pick }: Message,
  transportIds: readonly string[],
): unknown {
  if (kind === 'anything') return anything;
  const right: object = samplePayloads[name];
  if (kind === 'wrong') {
    const wrong = wrongValues(requests[name].payload, right, 'wire');
    return wrong[pick % wrong.length]?.value;
  }
  const transportId = transportIds[pick % Math.max(1, transportIds.length)];
  const base = typeof likely === 'object' && likely !== null && pick % 2 === 0 ? likely : right;
  return 'transportId' in right && transportId !== undefined ? { ...base, transportId } : base;
}
