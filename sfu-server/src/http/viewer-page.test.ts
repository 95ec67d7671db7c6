import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '../platform/errors.ts';
import { createRateLimits } from '../platform/rate-limits.ts';
import type { PageFacts } from './page-head.ts';
import { serveViewerPage } from './viewer-page.ts';

let folder: string;
let server: Server;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stallcast-page-'));
  await writeFile(
    join(folder, 'index.html'),
    '<head><meta name="description" content="Shows" /><title>Stallcast</title></head><div id="app"></div>',
  );
  server = createServer(express().use(servePage())).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

const facts: PageFacts = {
  ...{ title: 'Bowls & cups', description: 'Fresh from the kiln.', path: '/shows/1', imagePath: '/a.webp' },
  ...{ type: 'video.other', by: 'Clay corner', isListed: true },
  structured: { '@type': 'BroadcastEvent', name: 'Bowls & cups' },
};

/** The page, with one show and a database that is away. */
const servePage = () =>
  serveViewerPage({
    folder,
    originOf: () => 'https://shop.example',
    rateLimits: createRateLimits(1),
    async findPageFacts(_page, id) {
      if (id === 'away') throw new AppError('unavailable');
      return id === '1' ? facts : null;
    },
  });

const ask = (path: string, accept: string) => fetch(origin + path, { headers: { accept } });

test('the page answers at its own addresses', async () => {
  for (const path of ['/orders/1', '/orders/1/invoice']) {
    const response = await ask(path, 'text/html');
    expect(response.status, path).toBe(200);
    expect(await response.text(), path).toContain('<title>Stallcast</title>');
  }
});

test('a show tells what it is about to whoever only reads, and is not sent again while it stays the same', async () => {
  const response = await ask('/shows/1', '*/*');
  const page = await response.text();
  expect(response.status).toBe(200);
  for (const part of [
    '<title>Bowls &amp; cups – Stallcast</title>',
    '<h1 class="page-title">Bowls &amp; cups</h1>',
  ])
    expect(page).toContain(part);
  expect(page).toContain('property="og:image" content="https://shop.example/a.webp"');
  const etag = response.headers.get('etag') ?? '';
  const again = await fetch(`${origin}/shows/1`, {
    headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
  });
  expect(again.status).toBe(304);
});

test('a show that nobody may see, or that is none, is a 404 that search engines leave out', async () => {
  const response = await ask('/shows/2', 'text/html');
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('<meta name="robots" content="noindex" />');
});

test('while nothing can be told of a show its page comes all the same', async () => {
  const response = await ask('/shows/away', 'text/html');
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('<title>Stallcast</title>');
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
