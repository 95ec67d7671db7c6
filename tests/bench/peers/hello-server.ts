/** What polls are held against, as a process of its own: `node hello-server.ts express|http` prints the port it listens at. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import express from 'express';

const listeners: Readonly<Record<string, () => RequestListener>> = {
  /** The least that an Express answers. */
  express: () => express().get('/hello', (_request, response) => void response.send('hello')),
  /** A 304 by Node alone: nothing in JavaScript that answers HTTP on it costs less. */
  http: () => (_request, response) => void response.writeHead(304, { ETag: '"1"' }).end(),
};

const listener = listeners[process.argv[2] ?? ''];
if (!listener) throw new Error(`one of: ${Object.keys(listeners).join(', ')}`);
const server = createServer(listener());
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
if (typeof address !== 'object' || address === null) throw new Error('the server listens at no port');
process.stdout.write(`${address.port}\n`);
