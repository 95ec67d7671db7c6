import { readdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import type { FileBytes } from '@stallcast/shared/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSeller, type SellerPerson } from '../support/drivers.ts';
import { drawnPicture } from '../support/pictures.ts';
import { addProduct, outcomeOf, tally } from '../support/shopping.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
let seller: SellerPerson;

beforeAll(async () => {
  app = await startApp();
  seller = await asSeller(app);
});
afterAll(() => app.close());

const picturesDir = () => join(dirname(app.recordingsDir), 'pictures');
const newProduct = async () => (await addProduct(seller.api)).productId;

const send = (productId: string, file: FileBytes) =>
  seller.api('products.addImage', { params: { productId }, file });
const upload = async (productId: string, file: FileBytes) => (await send(productId, file)).product;

const bytesOf = (text: string): FileBytes => new TextEncoder().encode(text);
const get = (url: string | null | undefined) => fetch(app.url + (url ?? '/none'));

test('a picture is kept upright and without what it told of its camera and place', async () => {
  const file = await drawnPicture({
    widthPx: 400,
    heightPx: 300,
    // Orientation 6: the camera was held upright, so the picture lies on its side.
    finish: (picture) =>
      picture.withMetadata({ orientation: 6 }).withExifMerge({ IFD0: { Make: 'Secret camera' } }),
  });
  expect(Buffer.from(file).includes('Secret camera')).toBe(true);
  const { imageUrl, images } = await upload(await newProduct(), file);
  expect(images).toMatchObject([{ url: imageUrl, widthPx: 300, heightPx: 400 }]);
  const kept = Buffer.from(await (await get(imageUrl)).arrayBuffer());
  expect(kept.includes('Secret camera')).toBe(false);
  const { format, width, height, exif, orientation } = await sharp(kept).metadata();
  expect({ format, width, height, exif, orientation }).toEqual({
    ...{ format: 'webp', width: 300, height: 400 },
    ...{ exif: undefined, orientation: undefined },
  });
});

test('whoever asks gets it as a picture and nothing else, and may keep it for good', async () => {
  const { imageUrl } = await upload(await newProduct(), await drawnPicture());
  const { status, headers } = await get(imageUrl);
  expect(status).toBe(200);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
  });
});

test('a large picture is made smaller, a small one not larger', async () => {
  const productId = await newProduct();
  await upload(productId, await drawnPicture({ widthPx: 3200, heightPx: 1000 }));
  const { images } = await upload(productId, await drawnPicture({ widthPx: 20, heightPx: 10 }));
  expect(images).toMatchObject([
    { widthPx: 1600, heightPx: 500 },
    { widthPx: 20, heightPx: 10 },
  ]);
});

test.each(['jpeg', 'png', 'webp', 'avif'] as const)('%s is taken', async (format) => {
  const { images } = await upload(await newProduct(), await drawnPicture({ format }));
  expect(images).toMatchObject([{ widthPx: 40, heightPx: 30 }]);
});

/** A PNG of a few bytes that says it is 30,000 pixels wide and high. */
function bomb(): FileBytes {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(30_000, 0);
  header.writeUInt32BE(30_000, 4);
  header.set([8, 0], 8);
  const parts = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return new Uint8Array(Buffer.concat([Buffer.from('\u0089PNG\r\n\u001A\n', 'latin1'), ...parts]));
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
const noPictures: Readonly<Record<string, () => Promise<FileBytes> | FileBytes>> = {
  nothing: () => bytesOf(''),
  'an SVG with a script': () => bytesOf(svg),
  'a page': () => bytesOf('<!doctype html><script>alert(1)</script>'),
  'a GIF': () => drawnPicture({ format: 'gif' }),
  'a TIFF': () => drawnPicture({ format: 'tiff' }),
  'an SVG behind the first bytes of a JPEG': () =>
    new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(svg)])),
  'a JPEG that breaks off': async () => (await drawnPicture({ widthPx: 900, heightPx: 900 })).slice(0, 900),
  'a picture that is far larger when it is unpacked': bomb,
};

test.each(Object.entries(noPictures))('%s is no picture, whatever it is called', async (_what, make) => {
  const productId = await newProduct();
  expect(await outcomeOf(send(productId, await make()))).toBe('image-unreadable');
  expect((await seller.api('products.one', { params: { productId } })).product.images).toEqual([]);
});

test('five megabytes are taken, a byte more is not, announced or not', async () => {
  const productId = await newProduct();
  const picture = await drawnPicture();
  const padded = new Uint8Array(5_000_000);
  padded.set(picture);
  expect(await outcomeOf(send(productId, padded))).toBe('ok');
  const larger = new Uint8Array(5_000_001);
  larger.set(picture);
  expect(await outcomeOf(send(productId, larger))).toBe('payload-too-large');
  const { boundary, body } = formOf(larger);
  // Sent in chunks, a request does not say how long it is.
  const response = await sendForm(productId, boundary, inChunks(body));
  expect(response.status).toBe(413);
});

test('a product has at most eight pictures, however many are sent at once, and none is left over', async () => {
  const productId = await newProduct();
  const before = (await readdir(picturesDir())).length;
  const file = await drawnPicture();
  const calls = Array.from({ length: 12 }, () => send(productId, file));
  expect(await tally(calls)).toEqual({ ok: 8, 'too-many-images': 4 });
  expect(await readdir(picturesDir())).toHaveLength(before + 8);
});

test('the seller’s order holds; the first stands for the product', async () => {
  const productId = await newProduct();
  const file = await drawnPicture();
  for (let n = 0; n < 3; n += 1) await upload(productId, file);
  const { product } = await seller.api('products.one', { params: { productId } });
  const ids = product.images.map(({ imageId }) => imageId);
  const order = (imageIds: string[]) =>
    seller.api('products.orderImages', { params: { productId }, body: { imageIds } });
  const changed = (await order(ids.toReversed())).product;
  expect(changed.images.map(({ imageId }) => imageId)).toEqual(ids.toReversed());
  expect(changed.imageUrl).toBe(product.images[2]?.url);
  const [first = ''] = ids;
  for (const wrong of [ids.slice(1), [first, first, first], [...ids, crypto.randomUUID()]])
    expect(await outcomeOf(order(wrong))).toBe('invalid-input');
});

test('a removed picture is gone, and the next one stands for the product', async () => {
  const productId = await newProduct();
  const file = await drawnPicture();
  await upload(productId, file);
  const { images } = await upload(productId, file);
  const [first, second] = images;
  const params = { productId, imageId: first?.imageId ?? '' };
  const { product } = await seller.api('products.removeImage', { params });
  expect(product).toMatchObject({ imageUrl: second?.url, images: [second] });
  expect((await get(first?.url)).status).toBe(404);
  expect((await get(second?.url)).status).toBe(200);
  expect(await outcomeOf(seller.api('products.removeImage', { params }))).toBe('not-found');
});

test('a picture is removed by its own product only', async () => {
  const { images } = await upload(await newProduct(), await drawnPicture());
  const params = { productId: await newProduct(), imageId: images[0]?.imageId ?? '' };
  expect(await outcomeOf(seller.api('products.removeImage', { params }))).toBe('not-found');
  expect((await get(images[0]?.url)).status).toBe(200);
});

test('a removal that a killed server began is ended by the next: forgotten or undone, as the database has it', async () => {
  const productId = await newProduct();
  const file = await drawnPicture();
  await upload(productId, file);
  const { images } = await upload(productId, file);
  const [known = '', forgotten = ''] = images.map(({ imageId }) => imageId);
  const path = (id: string) => join(picturesDir(), `${id}.webp`);
  for (const id of [known, forgotten]) await rename(path(id), `${path(id)}.withdrawn`);
  await app.sql`delete from product_images where id = ${forgotten}`;
  await app.restart();
  expect((await stat(path(known))).isFile()).toBe(true);
  const left = await readdir(picturesDir());
  expect(left.filter((name) => name.startsWith(forgotten) || name.endsWith('.withdrawn'))).toEqual([]);
});

test('no address leads out of the folder of pictures', async () => {
  for (const name of ['..%2f..%2fsecret', '%2e%2e', 'x.webp', '..%5csecret.webp', '%00.webp'])
    expect((await get(`/media/pictures/${name}`)).status, name).toBe(404);
});

test('a form has the one file and nothing else', async () => {
  const productId = await newProduct();
  const picture = await drawnPicture();
  const sendParts = async (parts: readonly (readonly [string, FileBytes | string])[]) => {
    const form = new FormData();
    for (const [name, value] of parts)
      form.append(name, typeof value === 'string' ? value : new Blob([value]));
    return (await seller.send('POST', `/api/products/${productId}/images`, form)).status;
  };
  expect(await sendParts([])).toBe(400);
  expect(await sendParts([['image', 'a text']])).toBe(400);
  expect(
    await sendParts([
      ['image', picture],
      ['image', picture],
    ]),
  ).toBe(400);
  expect(
    await sendParts([
      ['image', picture],
      ['name', 'x'],
    ]),
  ).toBe(400);
  expect(
    await sendParts([
      ['name', 'x'],
      ['image', picture],
    ]),
  ).toBe(400);
  expect(await sendParts([['image', picture]])).toBe(201);
});

function formOf(file: FileBytes): { boundary: string; body: Buffer } {
  const boundary = 'a-boundary-of-this-test';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="image"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
  return { boundary, body: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]) };
}

function inChunks(body: Buffer): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= body.length) controller.close();
      else controller.enqueue(body.subarray(at, (at += 65_536)));
    },
  });
}

async function sendForm(productId: string, boundary: string, body: BodyInit): Promise<Response> {
  const response = await fetch(`${app.url}/api/products/${productId}/images`, {
    method: 'POST',
    headers: { ...seller.headers(), 'content-type': `multipart/form-data; boundary=${boundary}` },
    body,
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });
  await response.arrayBuffer();
  return response;
}
