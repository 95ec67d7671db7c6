import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createRelay, type Server as Relay } from 'node:net';
import { Socket } from '@stallcast/viewer-web/socket';
import { Server, type Socket as ServerSocket } from 'socket.io';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let server: Server;
let relay: Relay;
let socket: Socket;
/** Whether what the server sends gets through. */
let through: boolean;

beforeEach(async () => {
  const http = createServer();
  server = new Server(http, { pingInterval: 100, pingTimeout: 100 });
  const serverPort = await listen(http);
  through = true;
  relay = createRelay((page) => {
    const line = connect(serverPort, '127.0.0.1');
    page.pipe(line);
    line.on('data', (bytes) => through && page.write(bytes));
    for (const end of [page, line])
      end.on('error', () => {}).on('close', () => (page.destroy(), line.destroy()));
  });
  socket = new Socket(`http://127.0.0.1:${await listen(relay)}`);
});
afterEach(async () => {
  socket.disconnect();
  relay.close();
  await server.close();
});

async function listen(any: Relay): Promise<number> {
  await new Promise<void>((resolve) => void any.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = any.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on a port');
  return address.port;
}

/** Waits for the page's socket to emit this. */
const next = (name: string) =>
  new Promise<unknown>((resolve) => void socket.once(name, (payload) => resolve(payload)));

/** Connects, and answers the server's side of it. */
async function connected(): Promise<ServerSocket> {
  const both = Promise.all([
    new Promise<ServerSocket>((resolve) => void server.once('connection', resolve)),
    next('connect'),
  ]);
  socket.connect();
  return (await both)[0];
}

test('the page hears what the server says, brackets and digits and all', async () => {
  const other = await connected();
  const heard = next('news');
  other.emit('news', { text: '7[{"x"}] ☕', list: [1, 2] });
  expect(await heard).toEqual({ text: '7[{"x"}] ☕', list: [1, 2] });
});

test('each request gets its own answer', async () => {
  const other = await connected();
  other.on('double', (value: number, answer: (value: unknown) => void) => answer({ twice: value * 2 }));
  const ask = (value: number) => socket.timeout(1000).emitWithAck('double', value);
  expect(await Promise.all([ask(1), ask(20), ask(3)])).toEqual([{ twice: 2 }, { twice: 40 }, { twice: 6 }]);
});

test('a request without an answer fails in time, and at once when the connection ends', async () => {
  const other = await connected();
  await expect(socket.timeout(50).emitWithAck('silence', {})).rejects.toThrow('no answer in time');
  const waiting = socket.timeout(60_000).emitWithAck('silence', {});
  other.disconnect();
  await expect(waiting).rejects.toThrow('the connection ended');
  await expect(socket.timeout(1000).emitWithAck('silence', {})).rejects.toThrow('not connected');
});

test('stays connected for as long as the server pings', async () => {
  const other = await connected();
  let pongs = 0;
  other.conn.on('heartbeat', () => {
    pongs += 1;
  });
  await vi.waitUntil(() => pongs >= 3, { timeout: 3000 });
  expect(socket.connected).toBe(true);
});

test('a server that falls silent is a connection that ended', async () => {
  await connected();
  const ended = next('disconnect');
  through = false;
  await ended;
  expect(socket.connected).toBe(false);
});

test('connects again after an end, when told to', async () => {
  const other = await connected();
  const ended = next('disconnect');
  other.disconnect(true);
  await ended;
  await connected();
  expect(socket.connected).toBe(true);
});

test('a server that is not there is told as such', async () => {
  await server.close();
  const failed = next('connect_error');
  socket.connect();
  expect(await failed).toBeInstanceOf(Error);
});
