import { expect, vi } from 'vitest';
import type { RigServer } from './server.ts';

/** What of media is open in the server, by its own metrics. */
export interface MediaInUse {
  readonly rooms: number;
  readonly peers: number;
  readonly routers: number;
  readonly transports: number;
  readonly producers: number;
  readonly consumers: number;
  readonly recorders: number;
  readonly sockets: number;
}

const gauges = {
  rooms: 'stallcast_media_rooms',
  peers: 'stallcast_media_peers',
  routers: 'stallcast_media_routers',
  transports: 'stallcast_media_transports',
  producers: 'stallcast_media_producers',
  consumers: 'stallcast_media_consumers',
  recorders: 'stallcast_media_recorders',
  sockets: 'stallcast_sockets',
} as const satisfies Readonly<Record<keyof MediaInUse, string>>;

/** Asks the server what is open now. Throws when it does not say. */
export async function mediaInUse({ url }: Pick<RigServer, 'url'>): Promise<MediaInUse> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (name: keyof MediaInUse) => {
    const value = new RegExp(`^${gauges[name]} (\\d+)$`, 'm').exec(text)?.[1];
    if (value === undefined) throw new Error(`the server does not tell its ${name}`);
    return Number(value);
  };
  return {
    rooms: read('rooms'),
    peers: read('peers'),
    routers: read('routers'),
    transports: read('transports'),
    producers: read('producers'),
    consumers: read('consumers'),
    recorders: read('recorders'),
    sockets: read('sockets'),
  };
}

/** What is open and belongs to nobody; empty when all is in order. A show has a picture and a sound, and so has its recording. */
function ownerless(open: MediaInUse): string[] {
  const most: readonly (readonly [keyof MediaInUse, number])[] = [
    ['peers', open.sockets],
    ['routers', open.rooms],
    ['transports', 2 * open.sockets + 2 * open.recorders],
    ['producers', 2 * open.rooms],
    ['consumers', 2 * open.peers + 2 * open.recorders],
  ];
  return most.filter(([name, limit]) => open[name] > limit).map(([name]) => `${open[name]} ${name}`);
}

/** Fails unless everything of media that is open has an owner, within the time that repairs take. */
export async function expectMediaOwned(server: Pick<RigServer, 'url'>): Promise<void> {
  await vi.waitFor(async () => expect(ownerless(await mediaInUse(server))).toEqual([]), {
    timeout: 10_000,
    interval: 100,
  });
}

/** Resolves when nothing of those who were there is left: of each show stays its empty room. Fails when that takes too long. */
export async function untilMediaIsFreed(server: Pick<RigServer, 'url'>, limitMs = 30_000): Promise<void> {
  const nothing = { peers: 0, transports: 0, producers: 0, consumers: 0, recorders: 0, sockets: 0 };
  await vi.waitFor(async () => expect(await mediaInUse(server)).toMatchObject(nothing), {
    timeout: limitMs,
    interval: 100,
  });
  await expectMediaOwned(server);
}
