import { toWireRequest, type WireRequest, type WireResponse } from '@stallcast/shared/client';
import type { AnyRequest, ErrorCode, RouteName } from '@stallcast/shared/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { exchange, leaksIn, outcomeOf, routeNames, specOf } from '../contract/exchange.ts';
import { roleTable, someoneWhoMay } from '../contract/role-table.ts';
import { sampleRequests } from '../contract/sample-requests.ts';
import { openWorld, type Role, roles, type World } from '../contract/world.ts';
import { wrongRequests } from '../contract/wrong-requests.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { mediaWorkerPids } from '../support/media-workers.ts';
import { again, fuzzLimitMs, fuzzRuns, fuzzSeed } from './fuzz-size.ts';
import { valuesOf } from './values.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Those of which is told what is right and who may; roles.test.ts sees to it that it is told of all. */
const routesToTry = routeNames.filter(
  (name) => Object.hasOwn(roleTable, name) && Object.hasOwn(sampleRequests, name),
);

const parts = ['params', 'query', 'body'] as const;
type Part = (typeof parts)[number];

/** What is tried: half of it as the contract allows, half of it broken. */
interface Try {
  readonly name: RouteName;
  readonly role: Role | 'may';
  readonly kind: 'varied' | 'wrong' | 'garbled';
  /** Fields to put in the place of the right ones; which of them is decided by the next. */
  readonly values: Readonly<Record<Part, unknown>>;
  readonly luck: readonly number[];
}

const tries = fc.constantFrom(...routesToTry).chain((name) =>
  fc.record<Try>({
    name: fc.constant(name),
    role: fc.oneof(
      { weight: 2, arbitrary: fc.constant<'may'>('may') },
      { weight: 1, arbitrary: fc.constantFrom(...roles) },
    ),
    kind: fc.oneof(
      { weight: 5, arbitrary: fc.constant<'varied'>('varied') },
      { weight: 4, arbitrary: fc.constant<'wrong'>('wrong') },
      { weight: 1, arbitrary: fc.constant<'garbled'>('garbled') },
    ),
    values: fc.record({
      params: valuesOfPart(name, 'params'),
      query: valuesOfPart(name, 'query'),
      body: valuesOfPart(name, 'body'),
    }),
    luck: fc.array(fc.nat({ max: 1_000_000 }), { minLength: 16, maxLength: 16 }),
  }),
);

function valuesOfPart(name: RouteName, part: Part): fc.Arbitrary<unknown> {
  const schema = specOf(name)[part];
  return schema === undefined
    ? fc.constant({})
    : valuesOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}

/** Codes that are met before a route's own work begins. */
const atTheDoor: ReadonlySet<string> = new Set<ErrorCode>([
  'invalid-input',
  'idempotency-key-missing',
  'bad-signature',
  'unauthenticated',
  'forbidden',
  'not-a-seller',
  'banned',
  'cross-site-request',
  'payload-too-large',
  'unsupported-media-type',
  'rate-limited',
]);

test(`${fuzzRuns} requests, half of them broken: none is our failure, and each answer is what the contract says`, {
  timeout: fuzzLimitMs,
}, async () => {
  const rejections: unknown[] = [];
  const note = (reason: unknown) => void rejections.push(reason);
  process.on('unhandledRejection', note);
  const workers = mediaWorkerPids();
  const faults: string[] = [];
  let reached = 0;
  for (const each of fc.sample(tries, { numRuns: fuzzRuns, seed: fuzzSeed })) {
    const { wire, role, isBroken } = await makeRequest(each);
    const response = await exchange(world, role, each.name, wire);
    const { cell } = outcomeOf(response);
    if (!atTheDoor.has(cell)) reached += 1;
    const found = faultsOf(each, response, isBroken);
    faults.push(...found.map((fault) => `${each.name} as ${role}: ${fault}\n  ${describe(wire)}`));
    if (cell === 'ok') await mend(each.name);
  }
  process.off('unhandledRejection', note);
  expect(faults, again).toEqual([]);
  expect(rejections, again).toEqual([]);
  expect(mediaWorkerPids(), again).toEqual(workers);
  expect(reached / fuzzRuns, again).toBeGreaterThan(0.3);
  await expectBooksToAgree(world.app.sql);
});

/** Puts right what a request changed that the samples of others count on. */
async function mend(name: RouteName): Promise<void> {
  // Somebody is not who they were.
  if (name === 'accounts.logout' || name === 'accounts.openShop') await world.restore();
  // The live show may be without the product.
  if (name === 'streams.start' || name === 'streams.update') await askForSample('streams.update');
  // The chat may be slow, or take fewer words.
  if (name === 'chat.update' || name === 'words.set') await askForSample(name);
  // The product may be archived, of another price, or nearly sold out.
  if (name === 'products.update') {
    await askForSample(name);
    const params = { productId: world.productId };
    const { product } = await world.as('owner').api('products.one', { params });
    if (product.stock < 10_000)
      await world.as('owner').api('products.update', { params, body: { stockChange: 100_000 } });
  }
}

async function askForSample(name: RouteName): Promise<void> {
  const sample = await sampleRequests[name](world, 'owner');
  await exchange(world, 'owner', name, toWireRequest(specOf(name), sample));
}

const describe = ({ method, path, body }: WireRequest) => `${method} ${path} ${(body ?? '').slice(0, 500)}`;

async function makeRequest({ name, role: wanted, kind, values, luck }: Try) {
  const spec = specOf(name);
  const role = wanted === 'may' ? someoneWhoMay(name) : wanted;
  const right: AnyRequest = await sampleRequests[name](world, role);
  const [pick = 0, at = 0, ...more] = luck;
  if (kind === 'wrong') {
    const wrong = wrongRequests(spec, right);
    return { role, wire: wrong[pick % wrong.length]?.wire ?? toWireRequest(spec, right), isBroken: true };
  }
  const wire = toWireRequest(spec, vary(right, values, more));
  return kind === 'varied'
    ? { role, wire, isBroken: false }
    : { role, wire: { ...wire, body: wire.body && garble(wire.body, pick, at) }, isBroken: false };
}

/** Some fields of the right request with other values; what things it is about mostly stays, or nothing would be found. */
function vary(right: AnyRequest, values: Try['values'], luck: readonly number[]): AnyRequest {
  const varied: Partial<Record<Part, object>> = {};
  let next = 0;
  for (const part of parts) {
    const known = right[part];
    if (known === undefined) continue;
    const changes = Object.entries<unknown>({ ...asObject(values[part]) }).filter(([key]) => {
      const chance = luck[(next += 1) % luck.length] ?? 0;
      return chance % (/Ids?$/.test(key) ? 12 : 2) === 0;
    });
    varied[part] = { ...known, ...Object.fromEntries(changes) };
  }
  return { ...right, ...varied };
}

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

/** A piece of the text goes, comes twice, or is another one. */
function garble(text: string, pick: number, at: number): string {
  const from = at % text.length;
  const to = Math.min(text.length, from + 1 + (pick % 7));
  const piece = [
    '',
    text.slice(from, to).repeat(2),
    '\u0000',
    '9'.repeat(400),
    '[[',
    '"',
    '\\ud800',
    '1e999',
    '-0',
    '\ufeff',
  ][pick % 10];
  return text.slice(0, from) + (piece ?? '') + text.slice(to);
}

function faultsOf({ name, kind }: Try, response: WireResponse, isBroken: boolean): string[] {
  const spec = specOf(name);
  const { status } = response;
  const { cell } = outcomeOf(response);
  if (status >= 500) return [`${status} ${response.body}`];
  // What was garbled may have become another request altogether.
  const isDeclared = kind === 'garbled' || codesOf(name).has(cell);
  if (status >= 300) return [...(isDeclared ? [] : [`undeclared ${cell}`]), ...leaksIn(response)];
  if (kind === 'garbled') return [];
  if (isBroken) return [`${status} for a broken request`];
  const output = z.safeParse(spec.output, JSON.parse(response.body));
  return [
    ...(status === (spec.status ?? 200) ? [] : [`${status} instead of ${spec.status ?? 200}`]),
    ...(output.success ? [] : [`another answer: ${output.error.message}`]),
  ];
}

/** Every code that a route's callers are told of, by its own declaration or by what any call may meet. */
function codesOf(name: RouteName): ReadonlySet<string> {
  const { access, errors = [], params, idempotent } = specOf(name);
  return new Set<ErrorCode>([
    ...errors,
    ...(['invalid-input', 'rate-limited', 'payload-too-large', 'unsupported-media-type', 'banned'] as const),
    // Sent to another address than its own, a request meets another route.
    ...(params ? (['not-found'] as const) : []),
    ...(access === 'signed' ? (['bad-signature'] as const) : []),
    ...(access === 'public' || access === 'signed' ? [] : (['unauthenticated'] as const)),
    ...(access === 'seller' ? (['not-a-seller'] as const) : []),
    ...(access === 'admin' ? (['forbidden'] as const) : []),
    ...(idempotent
      ? (['idempotency-key-missing', 'idempotency-key-reused', 'idempotency-in-progress'] as const)
      : []),
  ]);
}
