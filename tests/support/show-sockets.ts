import { createSocketClient, type SocketClient } from '@stallcast/shared/client';
import type { MediaPushName, PushName, PushPayload } from '@stallcast/shared/contract';
import { vi } from 'vitest';
import type { Person, SellerPerson } from './drivers.ts';

/** A client's socket, and everything that was pushed to it since it was opened. */
export interface Listener extends SocketClient {
  readonly heard: <Name extends ShowPushName>(name: Name) => readonly PushPayload<Name>[];
}

/** Pushes of the show; those of the media are the media session's own. */
type ShowPushName = Exclude<PushName, MediaPushName>;
type Log = { readonly [Name in ShowPushName]: PushPayload<Name>[] };

const createLog = (): Log => ({
  'show.state': [],
  'show.counters': [],
  'show.comment': [],
  'show.commentChanged': [],
  'show.chat': [],
  'show.products': [],
  'show.showcase': [],
  'studio.counters': [],
  'studio.order': [],
  'studio.orderChanged': [],
  'studio.viewer': [],
  'studio.recording': [],
  'studio.replaced': [],
});

function keep<Name extends ShowPushName>(client: SocketClient, log: Log, name: Name): void {
  client.on(name, (payload) => void log[name].push(payload));
}

/** Opens a socket, connected. */
export async function openSocket(origin: string): Promise<Listener> {
  const client = createSocketClient(origin);
  const log = createLog();
  keep(client, log, 'show.state');
  keep(client, log, 'show.counters');
  keep(client, log, 'show.comment');
  keep(client, log, 'show.commentChanged');
  keep(client, log, 'show.chat');
  keep(client, log, 'show.products');
  keep(client, log, 'show.showcase');
  keep(client, log, 'studio.counters');
  keep(client, log, 'studio.order');
  keep(client, log, 'studio.orderChanged');
  keep(client, log, 'studio.viewer');
  keep(client, log, 'studio.recording');
  keep(client, log, 'studio.replaced');
  await vi.waitUntil(() => client.status === 'connected', { timeout: 5000, interval: 10 });
  return {
    get status() {
      return client.status;
    },
    request: client.request,
    on: client.on,
    onStatus: client.onStatus,
    close: client.close,
    heard: (name) => log[name],
  };
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
