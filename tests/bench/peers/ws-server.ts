/** What the chat is held against, as a process of its own: a bare `ws` that hands on to everybody else what somebody sends. */
import { once } from 'node:events';
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
server.on('connection', (socket) => {
  // As its own documentation shows a broadcast.
  socket.on('message', (data, isBinary) => {
    for (const other of server.clients) if (other !== socket) other.send(data, { binary: isBinary });
  });
});
await once(server, 'listening');
const address = server.address();
if (typeof address !== 'object' || address === null) throw new Error('the server listens at no port');
process.stdout.write(`${address.port}\n`);
