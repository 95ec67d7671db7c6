import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type RouteName, routes, toWireTable } from '@stallcast/shared/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPictureLink, type PostBody } from './picture-link.ts';
import { createTokenStore, type TokenStore } from './token-store.ts';

const origin = 'https://shop.example';
const images = '/api/products/7d8a2f7e-8a57-4c37-9f0f-6d6f7a6c1a11/images';
const bytes = new Uint8Array([1, 2, 3]);

let directory: string;
let tokens: TokenStore;
let posted: { url: string; headers: Readonly<Record<string, string>>; body: Uint8Array }[];

const post: PostBody = async (url, headers, body, onSent) => {
  posted.push({ url, headers, body });
  onSent(0.5);
  return { status: 201, headers: {}, body: '{}' };
};
const link = (send: PostBody = post) =>
  createPictureLink({ table: toWireTable<RouteName>(routes), tokens, origin: () => origin, post: send });

beforeEach(async () => {
  posted = [];
  directory = await mkdtemp(path.join(tmpdir(), 'stallcast-picture-'));
  const keyring = {
    isAvailable: async () => false,
    encrypt: async () => Buffer.of(),
    decrypt: async () => '',
  };
  tokens = await createTokenStore(path.join(directory, 'session.json'), keyring);
  await tokens.put(origin, 'secret-token');
});

afterEach(() => rm(directory, { recursive: true, force: true }));

test('a picture goes as a form with the token, and says how far it is', async () => {
  const told: number[] = [];
  const answer = await link()({ path: images, bytes }, (part) => told.push(part));
  expect(answer.status).toBe(201);
  expect(told).toEqual([0.5]);
  const [request] = posted;
  expect(request?.url).toBe(origin + images);
  expect(request?.headers['authorization']).toBe('Bearer secret-token');
  const form = await new Response(request?.body.slice(), {
    headers: { 'content-type': request?.headers['content-type'] ?? '' },
  }).formData();
  const file = form.get('image');
  if (!(file instanceof File)) throw new Error('the form has the picture');
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
});

test.each(['/api/products', '/api/cart/lines', '/', 'https://evil.test/images', `${images}/../../cart`])(
  'nothing is sent to %s',
  async (wrong) => {
    await expect(link()({ path: wrong, bytes }, () => {})).rejects.toMatchObject({ fault: 'refused' });
    expect(posted).toEqual([]);
  },
);

test('a server that does not answer is told as such', async () => {
  const silent = link(() => Promise.reject(new Error('reset')));
  await expect(silent({ path: images, bytes }, () => {})).rejects.toMatchObject({ fault: 'unreachable' });
});
