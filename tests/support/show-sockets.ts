import { createSocketClient, type SocketClient } from '@stallcast/shared/client';
import type { PushName, PushPayload } from '@stallcast/shared/contract';
import { vi } from 'vitest';
import type { Person, SellerPerson } from './drivers.ts';

/** A client's socket, and everything that was pushed to it since it was opened. */
export interface Listener extends SocketClient {
  readonly heard: <Name extends PushName>(name: Name) => readonly PushPayload<Name>[];
}

const pushNames: readonly PushName[] = [
  'show.state',
  'show.counters',
  'show.comment',
  'show.products',
  'studio.counters',
  'studio.order',
  'studio.viewer',
  'studio.replaced',
];

/** Opens a socket, connected. */
export async function openSocket(origin: string): Promise<Listener> {
  const client = createSocketClient(origin);
  const log = new Map<PushName, unknown[]>();
  for (const name of pushNames) {
    log.set(name, []);
    client.on(name, (payload) => void log.get(name)?.push(payload));
  }
  await vi.waitUntil(() => client.status === 'connected', { timeout: 5000, interval: 10 });
  const heard: Listener['heard'] = (name) => readLog(log, name);
  return {
    get status() {
      return client.status;
    },
    request: client.request,
    on: client.on,
    onStatus: client.onStatus,
    close: client.close,
    heard,
  };
}

function readLog<Name extends PushName>(
  log: ReadonlyMap<PushName, unknown[]>,
  name: Name,
): PushPayload<Name>[] {
  // Each list was filled by the listener of this very event.
  return (log.get(name) ?? []) as PushPayload<Name>[];
}

/** Enters a live show as a viewer. */
export async function watchShow(origin: string, person: Person, streamId: string): Promise<Listener> {
  const { ticket } = await person.api('viewers.join', { body: { streamId } });
  const socket = await openSocket(origin);
  await socket.request('show.watch', { ticket });
  return socket;
}

/** Enters one's own show as its seller. */
export async function hostShow(origin: string, seller: SellerPerson, streamId: string): Promise<Listener> {
  const { ticket } = await seller.api('streams.hostTicket', { body: { streamId } });
  const socket = await openSocket(origin);
  await socket.request('show.host', { ticket });
  return socket;
}
