import { createSocket, type Socket } from 'node:dgram';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openRawSocket } from '../contract/raw-socket.ts';
import { asGuest, asSeller } from '../support/drivers.ts';
import { mediaWorkerPids } from '../support/media-workers.ts';
import { goLive } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { again, fuzzLimitMs, fuzzSeed, shareOf } from './fuzz-size.ts';

let app: TestApp;
let streamId: string;
let udp: Socket;
beforeAll(async () => {
  app = await startApp();
  ({ streamId } = await goLive((await asSeller(app)).api));
  udp = createSocket('udp4');
});
afterAll(async () => {
  udp.close();
  await app.close();
});

const packets = shareOf(10_000);
/** Five thousand a second. */
const batch = { size: 100, everyMs: 20 };

const bytes = (maxLength: number, minLength = 0) =>
  fc.uint8Array({ minLength, maxLength }).map((data) => Buffer.from(data));
const after = (head: readonly number[], tail: fc.Arbitrary<Buffer>) =>
  tail.map((rest) => Buffer.concat([Buffer.from(head), rest]));

/** What looks like the protocols that share the port (RFC 7983 tells them apart by the first byte). */
const packet = fc.oneof(
  bytes(1400),
  // STUN: a binding request with its magic cookie, and attributes that lie about their length.
  fc
    .nat({ max: 65_535 })
    .chain((length) => after([0, 1, length >> 8, length & 255, 0x21, 0x12, 0xa4, 0x42], bytes(200, 12))),
  // DTLS: handshake records of a ClientHello.
  fc
    .nat({ max: 65_535 })
    .chain((length) =>
      after([22, 254, 253, 0, 0, 0, 0, 0, 0, 0, 0, length >> 8, length & 255, 1], bytes(400)),
    ),
  // RTP and RTCP with header extensions, padding and counts that do not fit.
  fc.nat({ max: 63 }).chain((bits) => after([0x80 | bits, 96], bytes(1200, 4))),
  fc
    .tuple(fc.nat({ max: 31 }), fc.integer({ min: 192, max: 207 }))
    .chain(([count, type]) => after([0x80 | count, type], bytes(300, 2))),
);

const openedTransport = z.object({
  iceCandidates: z.array(z.object({ protocol: z.string(), address: z.string(), port: z.int() })),
});

async function openTransport() {
  const { ticket } = await asGuest(app).api('viewers.join', { body: { streamId } });
  const socket = await openRawSocket(app.url);
  await socket.ask('show.watch', { ticket });
  const began = performance.now();
  const { data } = await socket.ask('media.createTransport', { direction: 'recv' });
  const { iceCandidates } = openedTransport.parse(data);
  return {
    socket,
    tookMs: performance.now() - began,
    place: iceCandidates.find(({ protocol }) => protocol === 'udp'),
  };
}

test(`T24: ${packets} packets of rubbish at the media port: the worker lives, and a new viewer gets in within 3 s`, {
  timeout: fuzzLimitMs,
}, async () => {
  const workers = mediaWorkerPids();
  const first = await openTransport();
  if (!first.place) throw new Error('there is a UDP candidate');
  const { port, address } = first.place;
  const sent = fc.sample(packet, { numRuns: packets, seed: fuzzSeed });
  for (let at = 0; at < sent.length; at += batch.size) {
    for (const data of sent.slice(at, at + batch.size)) udp.send(data, port, address);
    await wait(batch.everyMs);
  }
  expect(mediaWorkerPids(), again).toEqual(workers);
  const second = await openTransport();
  expect(second.tookMs, again).toBeLessThan(3000);
  expect((await first.socket.ask('media.capabilities', {})).cell, again).toBe('ok');
  for (const { socket } of [first, second]) socket.close();
});
