import { once } from 'node:events';

/**
 * A socket that speaks the wire protocol by hand (Engine.IO 4 under Socket.IO 5), so that it can misbehave: keep
 * silent, flood, send rubbish. It answers pings only while `answersPings` is true.
 */
export interface RawSocket {
  answersPings: boolean;
  /** Sends a request and answers its acknowledgement. */
  request(name: string, payload: unknown): Promise<unknown>;
  /** Sends text as it is. */
  write(text: string): void;
  /** The close code, once it is closed. */
  readonly closed: Promise<number>;
  close(): void;
}

function firstOf(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}

/** Opens a socket. Rejects when the server refuses it. */
export async function openRawSocket(origin: string): Promise<RawSocket> {
  const address = `${origin.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const webSocket = new WebSocket(address);
  const acknowledged = new Map<number, (reply: unknown) => void>();
  const entered = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<number>();
  let nextId = 0;

  const raw: RawSocket = {
    answersPings: true,
    request(name, payload) {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      const id = nextId;
      nextId += 1;
      acknowledged.set(id, resolve);
      webSocket.send(`42${id}${JSON.stringify([name, payload])}`);
      return promise;
    },
    write: (text) => webSocket.send(text),
    closed: closed.promise,
    close: () => webSocket.close(),
  };

  webSocket.addEventListener('close', ({ code }) => closed.resolve(code));
  webSocket.addEventListener('message', ({ data }) => {
    const text = String(data);
    if (text === '2' && raw.answersPings) webSocket.send('3');
    if (text.startsWith('40')) entered.resolve();
    const [, id, reply] = /^43(\d+)(.*)$/s.exec(text) ?? [];
    if (id !== undefined && reply !== undefined) acknowledged.get(Number(id))?.(firstOf(JSON.parse(reply)));
  });
  await once(webSocket, 'open');
  webSocket.send('40');
  await entered.promise;
  return raw;
}
