import { once } from 'node:events';
import WebSocket, { type RawData } from 'ws';

/** Sockets that listen to one chat, as lightly as can be: what is measured is the server. */
export interface ChatSockets {
  /** From now on this is told which socket heard which number. */
  onHeard(heard: (listener: number, number: number) => void): void;
  close(): void;
}

/** What stands in the text of a comment, so that it is found without reading all of it. */
export const textOf = (number: number) => `Does it come in green, too? bench-${number}-`;
const numbered = /bench-(\d+)-/;

/** How many open at the same time. */
const atOnce = 50;

/** Opens so many sockets, and resolves when all of them have entered. */
export async function openChatSockets(
  count: number,
  open: (hear: (message: string) => void) => Promise<WebSocket>,
): Promise<ChatSockets> {
  const sockets: WebSocket[] = [];
  let heard: (listener: number, number: number) => void = () => {};
  const openOne = async (listener: number) => {
    sockets.push(
      await open((message) => {
        const number = numbered.exec(message)?.[1];
        if (number !== undefined) heard(listener, Number(number));
      }),
    );
  };
  for (let first = 0; first < count; first += atOnce) {
    const length = Math.min(atOnce, count - first);
    await Promise.all(Array.from({ length }, (_, at) => openOne(first + at)));
  }
  return {
    onHeard: (listener) => void (heard = listener),
    close() {
      for (const socket of sockets) socket.terminate();
    },
  };
}

/** A socket of our server, with the ticket shown (Engine.IO 4 under Socket.IO 5). `hear` gets the comments that are pushed. */
export async function openOurSocket(
  url: string,
  ticket: string,
  hear: (message: string) => void,
): Promise<WebSocket> {
  const address = `${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address, { perMessageDeflate: false });
  const { promise: entered, resolve, reject } = Promise.withResolvers<void>();
  socket.on('close', () => reject(new Error('the server closed a socket')));
  socket.on('message', (data) => {
    const message = asText(data);
    if (message === '2') socket.send('3');
    else if (message.startsWith('42["show.comment",')) hear(message);
    else if (message.startsWith('40')) socket.send(`420${JSON.stringify(['show.watch', { ticket }])}`);
    else if (message.startsWith('430')) resolve();
  });
  await once(socket, 'open');
  socket.send('40');
  await entered;
  return socket;
}

/** A socket of the bare server. */
export async function openBareSocket(url: string, hear: (message: string) => void): Promise<WebSocket> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), { perMessageDeflate: false });
  socket.on('message', (data) => hear(asText(data)));
  await once(socket, 'open');
  return socket;
}

/** A message is one buffer, as long as nobody asks `ws` for another form. */
const asText = (data: RawData) => (Buffer.isBuffer(data) ? data.toString('utf8') : '');
