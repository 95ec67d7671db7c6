import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveViewerPage } from './viewer-page.ts';

let folder: string;
let server: Server;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stallcast-page-'));
  await writeFile(join(folder, 'index.html'), '<title>Stallcast</title>');
  server = createServer(express().use(serveViewerPage(folder))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

const ask = (path: string, accept: string) => fetch(origin + path, { headers: { accept } });

test('the page answers at its own addresses', async () => {
  const response = await ask('/shows/1', 'text/html');
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('Stallcast');
});

test('at an address that nothing is at, a person gets the page, and it is still a 404', async () => {
  const response = await ask('/nothing', 'text/html,application/xhtml+xml');
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('Stallcast');
});

test('a program, and whoever asks for data or files, does not get a page', async () => {
  for (const [path, accept] of [
    ['/nothing', '*/*'],
    ['/api/nothing', 'text/html'],
    ['/assets/old.js', 'text/html'],
  ] as const)
    expect(await (await ask(path, accept)).text(), path).not.toContain('<title>Stallcast');
});
