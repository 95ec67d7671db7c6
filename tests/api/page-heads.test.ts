import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSeller } from '../support/drivers.ts';
import { addProduct } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function read(path: string) {
  const response = await fetch(app.url + path, { headers: { accept: 'text/html' } });
  const html = await response.text();
  const [, script = 'null'] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  const data: unknown = JSON.parse(script);
  return { status: response.status, html, data };
}

test('the page of a live show names it, its seller and what is for sale', async () => {
  const seller = await asSeller(app);
  const { productId } = await addProduct(seller.api, { stock: 1 });
  const { streamId } = await goLive(seller.api, [productId]);
  const { seller: page } = await seller.api('sellers.mine', {});
  const { status, html, data } = await read(`/shows/${streamId}`);
  expect(status).toBe(200);
  expect(html).toContain(`<link rel="canonical" href="${app.url}/shows/${streamId}" />`);
  expect(html).toContain(`content="${app.url}/media/previews/${streamId}.jpg"`);
  expect(html).not.toContain('noindex');
  expect(data).toMatchObject({
    '@type': 'BroadcastEvent',
    isLiveBroadcast: true,
    organizer: { name: page.name, url: `${app.url}/sellers/${page.slug}` },
    offers: [{ price: '12.50', priceCurrency: 'EUR', availability: 'https://schema.org/InStock' }],
  });
  expect(await read(`/sellers/${page.slug}`)).toMatchObject({
    status: 200,
    data: { '@type': 'Store', name: page.name },
  });
});

test('a hostile title stays a text, and the page still runs nothing but ours', async () => {
  const { api } = await asSeller(app);
  const title = '</title><script>alert(1)</script>"><img src=x onerror=alert(1)>';
  const { stream } = await api('streams.create', { body: { title, productIds: [] } });
  const { html, data } = await read(`/shows/${stream.streamId}`);
  expect(data).toMatchObject({ name: title });
  expect(html).not.toContain('<script>');
  expect(html).not.toContain('<img');
});

test('what is not listed is left out of search engines; a rehearsal and what is no show are not there', async () => {
  const { api } = await asSeller(app);
  const create = async (visibility: 'unlisted' | 'rehearsal') =>
    (await api('streams.create', { body: { title: 'A show', productIds: [], visibility } })).stream.streamId;
  const unlisted = await read(`/shows/${await create('unlisted')}`);
  expect(unlisted.status).toBe(200);
  expect(unlisted.html).toContain('noindex');
  for (const id of [await create('rehearsal'), crypto.randomUUID(), 'nonsense', '%00', '..%2f..%2fetc'])
    expect(await read(`/shows/${id}`), id).toMatchObject({ status: 404, data: null });
  for (const path of [`/replays/${crypto.randomUUID()}`, '/sellers/nobody-here'])
    expect(await read(path), path).toMatchObject({ status: 404, data: null });
});
