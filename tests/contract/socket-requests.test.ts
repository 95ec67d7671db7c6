import { type RequestName, requests } from '@stallcast/shared/contract';
import { systemClock } from '@stallcast/sfu-server/clock';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { watchTables } from '../support/business-checksum.ts';
import { asSeller, type Person, type SellerPerson } from '../support/drivers.ts';
import { goLive } from '../support/shows.ts';
import { openRawSocket, type RawSocket } from './raw-socket.ts';
import { samplePayloads } from './sample-payloads.ts';
import { type SocketRole, socketRoles, socketTable } from './socket-table.ts';
import { openWorld, type World } from './world.ts';
import { wrongValues } from './wrong-values.ts';

let world: World;
let aheadMs = 0;
const clock = { ...systemClock, now: () => new Date(Date.now() + aheadMs) };
const open = new Set<RawSocket>();

beforeAll(async () => {
  world = await openWorld({ clock });
});
afterEach(() => {
  for (const socket of open) socket.close();
  open.clear();
});
afterAll(() => world.close());

const requestNames = Object.keys(requests).filter((name): name is RequestName =>
  Object.hasOwn(requests, name),
);

async function connect(origin?: string): Promise<RawSocket> {
  const socket = await openRawSocket(world.app.url, origin);
  open.add(socket);
  return socket;
}

async function viewerTicket(person: Person = world.as('guest')): Promise<string> {
  return (await person.api('viewers.join', { body: { streamId: await world.liveShow() } })).ticket;
}

async function hostTicket(): Promise<string> {
  return (await world.owner.api('streams.hostTicket', { body: { streamId: await world.liveShow() } })).ticket;
}

/** How the ticket of each role opens its show; null for somebody who has none. */
const entries: { readonly [Role in SocketRole]: () => Promise<Entry | null> } = {
  stranger: async () => null,
  viewer: async () => ({ name: 'show.watch', ticket: await viewerTicket(), cell: 'ok' }),
  member: async () => ({ name: 'show.watch', ticket: await viewerTicket(world.viewer), cell: 'ok' }),
  host: async () => ({ name: 'show.host', ticket: await hostTicket(), cell: 'ok' }),
  otherHost: async () => ({ name: 'show.host', ticket: await hostTicketOf(world.otherSeller), cell: 'ok' }),
  async banned() {
    const someone = await asSeller(world.app);
    const ticket = await hostTicketOf(someone);
    await world.as('admin').api('bans.set', { body: { userId: someone.userId } });
    return { name: 'show.host', ticket, cell: 'banned' };
  },
  async loggedOut() {
    const someone = await asSeller(world.app);
    const ticket = await hostTicketOf(someone);
    await someone.api('accounts.logout', {});
    return { name: 'show.host', ticket, cell: 'ticket-invalid' };
  },
};

interface Entry {
  readonly name: 'show.watch' | 'show.host';
  readonly ticket: string;
  readonly cell: string;
}

async function hostTicketOf(seller: SellerPerson): Promise<string> {
  const { streams } = await seller.api('streams.mine', { query: { status: 'live' } });
  const streamId = streams[0]?.streamId ?? (await goLive(seller.api)).streamId;
  return (await seller.api('streams.hostTicket', { body: { streamId } })).ticket;
}

async function connectAs(role: SocketRole): Promise<RawSocket> {
  const socket = await connect();
  const entry = await entries[role]();
  if (entry) expect((await socket.ask(entry.name, { ticket: entry.ticket })).cell, role).toBe(entry.cell);
  return socket;
}

test('every socket request has a sample payload that is right, and a row in the table', () => {
  expect(Object.keys(samplePayloads).toSorted()).toEqual(requestNames.toSorted());
  expect(Object.keys(socketTable).toSorted()).toEqual(requestNames.toSorted());
  for (const name of requestNames)
    expect(requests[name].payload.safeParse(samplePayloads[name]).error?.issues, name).toBeUndefined();
});

test.each(requestNames)(
  '%s: every wrong payload is acknowledged as invalid, and changes nothing',
  async (name) => {
    const wrong = wrongPayloads(name);
    const { changed, result } = await watchTables(world.app.sql, async () => {
      const faults: string[] = [];
      // A socket that is wrong twenty times within a minute is closed.
      for (let at = 0; at < wrong.length; at += 15)
        faults.push(...(await faultsOf(name, wrong.slice(at, at + 15))));
      return faults;
    });
    expect(result).toEqual([]);
    expect(changed).toEqual([]);
  },
);

interface WrongPayload {
  readonly what: string;
  readonly path: string;
  readonly sent: readonly unknown[];
}

function wrongPayloads(name: RequestName): WrongPayload[] {
  const payload: z.ZodType = requests[name].payload;
  const values = wrongValues(payload, samplePayloads[name], 'wire').map(({ what, path, value }) => ({
    what,
    path,
    sent: [value],
  }));
  return [
    ...values,
    { what: 'no payload', path: '', sent: [] },
    { what: 'two payloads', path: '', sent: [samplePayloads[name], samplePayloads[name]] },
    { what: 'bytes', path: '', sent: [Buffer.from('{}')] },
  ];
}

async function faultsOf(name: RequestName, wrong: readonly WrongPayload[]): Promise<string[]> {
  const socket = await connect();
  const faults: string[] = [];
  for (const { what, path, sent } of wrong) {
    const { cell, paths } = await socket
      .ask(name, ...sent)
      .catch(() => ({ cell: 'no acknowledgement', paths: [] }));
    if (cell !== 'invalid-input') faults.push(`${path} ${what}: ${cell}`);
    else if (path !== '' && !paths.some((each) => isAbout(each, path)))
      faults.push(`${path} ${what}: names ${paths.join(', ')}`);
  }
  if (!socket.isConnected) faults.push('the socket was closed');
  return faults;
}

/** Whether a problem's field is the one that is wrong, or lies around or within it. */
function isAbout(named: string, path: string): boolean {
  return named === path || path.startsWith(`${named}.`) || named.startsWith(`${path}.`);
}

test.each(socketRoles)('T7, T21: what a socket of role %s may ask for', async (role) => {
  const socket = await connectAs(role);
  const outcomes: Record<string, string> = {};
  const { changed } = await watchTables(world.app.sql, async () => {
    for (const name of requestNames) outcomes[name] = (await socket.ask(name, samplePayloads[name])).cell;
  });
  expect(outcomes).toEqual(Object.fromEntries(requestNames.map((name) => [name, socketTable[name][role]])));
  expect(changed, 'whoever is refused changes nothing').toEqual([]);
  expect(socket.isConnected).toBe(true);
});

test('T21: a viewer can neither publish nor lay hands on what the seller opened', async () => {
  const host = await connectAs('host');
  const transportIds = [];
  for (const direction of ['send', 'recv'])
    transportIds.push(transportIdOf(await host.ask('media.createTransport', { direction })));
  const viewer = await connectAs('viewer');
  expect((await viewer.ask('media.createTransport', { direction: 'send' })).cell).toBe('forbidden');
  for (const transportId of [
    ...transportIds,
    transportIdOf(await viewer.ask('media.createTransport', { direction: 'recv' })),
  ]) {
    expect(
      (await viewer.ask('media.produce', { ...samplePayloads['media.produce'], transportId })).cell,
    ).toBe('forbidden');
  }
  for (const transportId of transportIds) {
    expect((await viewer.ask('media.restartIce', { transportId })).cell).toBe('not-found');
    expect(
      (
        await viewer.ask('media.connectTransport', {
          ...samplePayloads['media.connectTransport'],
          transportId,
        })
      ).cell,
    ).toBe('not-found');
    expect(
      (await viewer.ask('media.consume', { ...samplePayloads['media.consume'], transportId })).cell,
    ).toBe('not-found');
  }
  expect(await host.ask('media.capabilities', {})).toMatchObject({ cell: 'ok', data: { producers: [] } });
});

const transportIdOf = ({ data }: { data: unknown }): string =>
  z.object({ transportId: z.string() }).parse(data).transportId;

test('a ticket opens what it was made for, unchanged and in its time, and nothing else', async () => {
  const [watching, hosting] = [await viewerTicket(), await hostTicket()];
  const [payload = '', signature = ''] = watching.split('.');
  const forged = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('viewer', 'host')).toString(
    'base64url',
  );
  const wrong: readonly (readonly ['show.watch' | 'show.host', string])[] = [
    ['show.host', watching],
    ['show.watch', hosting],
    ['show.host', `${forged}.${signature}`],
    ['show.watch', payload],
    ['show.watch', `${payload}.`],
    ['show.watch', `${payload}.${signature.slice(0, -1)}`],
    ['show.watch', `${watching}.more`],
    ['show.watch', `${payload}.${hosting.split('.')[1]}`],
    ['show.watch', world.owner.token],
  ];
  const socket = await connect();
  for (const [name, ticket] of wrong)
    expect((await socket.ask(name, { ticket })).cell, `${name} ${ticket}`).toBe('ticket-invalid');
  aheadMs = 10 * 60_000;
  expect((await socket.ask('show.watch', { ticket: watching })).cell).toBe('ticket-invalid');
  expect((await socket.ask('show.host', { ticket: hosting })).cell).toBe('ticket-invalid');
  aheadMs = 0;
  expect((await socket.ask('show.watch', { ticket: watching })).cell).toBe('ok');
});

test('a show that ended cannot be entered with a ticket from before', async () => {
  const ticket = await viewerTicket();
  await world.owner.api('endStream.delete', {
    body: { streamId: await world.liveShow(), confirm: 'delete' },
  });
  expect((await (await connect()).ask('show.watch', { ticket })).cell).toBe('stream-not-live');
});

test('events that are not in the contract, and those nobody waits for, hurt nobody', async () => {
  const socket = await connect();
  for (const name of ['no.such.request', 'show.counters', 'constructor', '__proto__'])
    socket.tell(name, { ticket: 'x' });
  for (const name of requestNames) socket.tell(name, samplePayloads[name]);
  expect((await socket.ask('show.watch', { ticket: await viewerTicket() })).cell).toBe('ok');
});

test('T4: a socket opens to our own pages and the studio, and to no other page', async () => {
  for (const origin of [world.app.url, 'app://studio'])
    expect((await connect(origin)).isConnected, origin).toBe(true);
  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1.evil.example', 'app://evil']) {
    await expect(connect(origin), origin).rejects.toThrow('refused');
  }
});
