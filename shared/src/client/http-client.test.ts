import { describe, expect, test } from 'vitest';
import { type Problem, routes } from '../contract/index.ts';
import { createApiClient, toWireRequest } from './http-client.ts';
import { usualPatience } from './repeat.ts';
import type { SendRequest, WireRequest, WireResponse } from './wire.ts';

const streamId = '0197f0a4-6b1e-7cc3-9d4e-0a1b2c3d4e5f';
const askOnce = { ...usualPatience, tries: 1 };
const counters = { viewersNow: 1, viewersTotal: 2, likes: 3, dislikes: 0, comments: 4 };

function answer(status: number, body: unknown, headers: Record<string, string> = {}): WireResponse {
  return { status, body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } };
}

/** A transport that gives these answers in turn and keeps what was asked. */
function scripted(answers: readonly WireResponse[]): { send: SendRequest; asked: WireRequest[] } {
  const asked: WireRequest[] = [];
  const send: SendRequest = async (request) => {
    const next = answers[asked.length];
    asked.push(request);
    if (!next) throw new TypeError('network down');
    return next;
  };
  return { send, asked };
}

describe('what goes over the wire', () => {
  test('the action stands in the body of a POST', () => {
    const wire = toWireRequest(routes['interact.like'], { body: { streamId } });
    expect(wire).toMatchObject({ method: 'POST', path: '/api/live/interact' });
    expect(JSON.parse(wire.body ?? '')).toEqual({ action: 'like', streamId });
  });

  test('the action stands in the query of a GET', () => {
    const wire = toWireRequest(routes['viewers.count'], { query: { streamId } });
    expect(wire.path).toBe(`/api/live/viewers?action=count&streamId=${streamId}`);
    expect(wire.body).toBeNull();
  });

  test('a parameter cannot leave its place in the path', () => {
    const wire = toWireRequest(routes['products.one'], { params: { productId: '../admin?x' } });
    expect(wire.path).toBe('/api/products/..%2Fadmin%3Fx');
  });
});

describe('the client', () => {
  test('an unchanged poll is answered from what is known', async () => {
    const { send, asked } = scripted([
      answer(200, { counters }, { etag: 'W/"1"' }),
      { status: 304, body: '', headers: {} },
    ]);
    const api = createApiClient(routes, send);
    const first = await api('viewers.count', { query: { streamId } });
    expect(await api('viewers.count', { query: { streamId } })).toEqual(first);
    expect(asked[1]?.headers['if-none-match']).toBe('W/"1"');
  });

  test('a problem comes as an error with its code and its sentence', async () => {
    const problem: Problem = { type: 'about:blank', title: 'Sold out.', status: 409, code: 'sold-out' };
    const { send } = scripted([
      answer(409, problem, { 'content-type': 'application/problem+json; charset=utf-8' }),
    ]);
    const call = createApiClient(routes, send)('cart.add', { body: { productId: streamId } });
    await expect(call).rejects.toMatchObject({ code: 'sold-out', message: 'Sold out.', status: 409 });
  });

  test('no answer at all is told apart from a refusal', async () => {
    const call = createApiClient(routes, scripted([]).send, askOnce)('accounts.me', {});
    await expect(call).rejects.toMatchObject({ code: 'unreachable', status: 0, problem: null });
  });

  test('what kept the server from answering is told to whoever reads the log', async () => {
    const refused = new TypeError('fetch failed');
    const call = createApiClient(routes, () => Promise.reject(refused), askOnce)('accounts.me', {});
    await expect(call).rejects.toMatchObject({ code: 'unreachable', cause: refused });
  });

  test('an answer of something between us and the server is not taken for the server’s', async () => {
    const { send } = scripted([
      { status: 502, body: '<html>bad gateway', headers: { 'content-type': 'text/html' } },
    ]);
    await expect(createApiClient(routes, send, askOnce)('accounts.me', {})).rejects.toMatchObject({
      code: 'unavailable',
      status: 502,
    });
  });
});
