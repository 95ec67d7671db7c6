import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { pollStorm } from './poll-storm.ts';

const servers: { close(): unknown }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const options = { connections: 2, lengthMs: 50 };

test('each connection asks in turn, and once it has an answer with its mark', async () => {
  const url = await serve((request, response) => {
    const etag = `"${request.url}"`;
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { ETag: etag }).end();
    else response.writeHead(200, { ETag: etag, 'Content-Length': 2 }).end('{}');
  });
  const round = await pollStorm({ url, pids: [process.pid], paths: ['/one', '/two'] }, options);
  expect(round.statuses[200]).toBe(4);
  expect(round.statuses[304]).toBe(round.polls - 4);
  expect(round.perSecond).toBeGreaterThan(0);
});

test('a connection that the server ends is no measurement', async () => {
  const url = await serve((_request, response) => void response.destroy());
  await expect(pollStorm({ url, pids: [], paths: ['/'] }, options)).rejects.toThrow('ended a connection');
});
