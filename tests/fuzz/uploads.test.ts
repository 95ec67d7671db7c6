import type { FileBytes } from '@stallcast/shared/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSeller, type SellerPerson } from '../support/drivers.ts';
import { drawnPicture } from '../support/pictures.ts';
import { addProduct } from '../support/shopping.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { again, fuzzLimitMs, fuzzSeed, shareOf } from './fuzz-size.ts';

let app: TestApp;
let seller: SellerPerson;
beforeAll(async () => {
  app = await startApp();
  seller = await asSeller(app);
});
afterAll(() => app.close());

const boundary = 'a-boundary-of-this-test';
const head = `--${boundary}\r\nContent-Disposition: form-data; name="image"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
const tail = `\r\n--${boundary}--\r\n`;

/** A place is a part of the whole, in millionths; what stands before the file is what the reader of forms stumbles over. */
const change = fc.record({
  kind: fc.constantFrom('set', 'set', 'leave out', 'double', 'break off'),
  at: fc.oneof(fc.nat({ max: 1_000_000 }), fc.nat({ max: 60_000 })),
  length: fc.integer({ min: 1, max: 40 }),
  byte: fc.nat({ max: 255 }),
});
const changes = fc.array(change, { minLength: 1, maxLength: 4 });
type Change = typeof change extends fc.Arbitrary<infer One> ? One : never;

function changed(bytes: Buffer, { kind, at, length, byte }: Change): Buffer {
  const place = Math.floor((at / 1_000_001) * bytes.length);
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
  if (kind === 'set') return Buffer.concat([before, Buffer.of(byte), after.subarray(1)]);
  if (kind === 'leave out') return Buffer.concat([before, after.subarray(length)]);
  if (kind === 'double') return Buffer.concat([before, after.subarray(0, length), after]);
  return before;
}

const runs = shareOf(200);

// T28.
test(`${runs} forms with a picture, each broken somewhere: refused, or of no account, and the server goes on`, {
  timeout: fuzzLimitMs,
}, async () => {
  const formats = ['jpeg', 'png', 'webp', 'avif'] as const;
  const forms = await Promise.all(
    formats.map(async (format) => formOf(await drawnPicture({ widthPx: 64, heightPx: 64, format }))),
  );
  const answers: Record<number, number> = {};
  let { productId } = await addProduct(seller.api);
  for (const [index, each] of fc.sample(changes, { numRuns: runs, seed: fuzzSeed }).entries()) {
    const right = forms[index % forms.length] ?? Buffer.of();
    const { status } = await send(productId, new Uint8Array(each.reduce(changed, right)));
    answers[status] = (answers[status] ?? 0) + 1;
    // Full of pictures that were readable still: the next ones are to be read too.
    if (status === 409) ({ productId } = await addProduct(seller.api));
  }
  const unexpected = Object.keys(answers).filter((status) => !/^(201|4\d\d)$/.test(status));
  expect(unexpected, `${JSON.stringify(answers)}; ${again}`).toEqual([]);
  expect((answers[400] ?? 0) + (answers[422] ?? 0), JSON.stringify(answers)).toBeGreaterThan(runs / 4);
  const { productId: another } = await addProduct(seller.api);
  expect((await send(another, new Uint8Array(formOf(await drawnPicture())))).status).toBe(201);
});

function formOf(file: FileBytes): Buffer {
  return Buffer.concat([Buffer.from(head), file, Buffer.from(tail)]);
}

async function send(productId: string, body: FileBytes): Promise<Response> {
  const response = await fetch(`${app.url}/api/products/${productId}/images`, {
    method: 'POST',
    headers: { ...seller.headers(), 'content-type': `multipart/form-data; boundary=${boundary}` },
    body,
  });
  await response.arrayBuffer();
  return response;
}
