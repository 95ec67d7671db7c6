import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { routes } from '@stallcast/shared/contract';
import { expect, test } from 'vitest';
import { demoPassword, demoPicturesFolder, demoShop } from './index.ts';

const products = demoShop.sellers.flatMap((seller) => seller.products);

test('two sellers have eight products, and there is somebody to watch and somebody to look after it all', () => {
  expect(demoShop.sellers).toHaveLength(2);
  expect(products).toHaveLength(8);
  expect(demoShop.others.map(({ role }) => role)).toEqual(['user', 'admin']);
});

test('what is in the demo shop could have been put in by hand', () => {
  const { currency, coupon } = demoShop;
  for (const { name, description, variants, perOrderLimit } of products) {
    const body = { name, description, currency, variants, perOrderLimit };
    expect(routes['products.create'].body.safeParse(body).error?.issues, name).toBeUndefined();
  }
  const value = { kind: 'percent', basisPoints: coupon.percentBasisPoints };
  expect(routes['coupons.create'].body.parse({ code: coupon.code, value }).code).toBe(coupon.code);
  for (const { account, shop, shippingMinor, shows } of demoShop.sellers) {
    const rates = [{ amountMinor: shippingMinor, currency }];
    expect(routes['shipping.set'].body.safeParse({ rates }).success, shop.name).toBe(true);
    expect(routes['accounts.openShop'].body.safeParse(shop).success, shop.name).toBe(true);
    for (const { title, description } of shows)
      expect(routes['streams.create'].body.safeParse({ title, description }).success, title).toBe(true);
    expect(isRegistrable(account), account.username).toBe(true);
  }
  for (const account of demoShop.others) expect(isRegistrable(account), account.username).toBe(true);
});

function isRegistrable({
  username,
  email,
  name,
}: {
  username: string;
  email: string;
  name: string;
}): boolean {
  const body = { username, email, displayName: name, password: demoPassword };
  return username === username.toLowerCase() && routes['accounts.register'].body.safeParse(body).success;
}

test('a show has products of its own seller', () => {
  for (const { products: own, shows } of demoShop.sellers) {
    const pictures = own.map(({ picture }) => picture);
    for (const show of shows) expect(pictures).toEqual(expect.arrayContaining([...show.pictures]));
  }
});

test('each product has a picture, and a picture brings nothing in from elsewhere and runs nothing', async () => {
  const files = await readdir(demoPicturesFolder);
  expect(files.sort()).toEqual(products.map(({ picture }) => `${picture}.svg`).sort());
  for (const file of files) {
    const svg = await readFile(join(demoPicturesFolder, file), 'utf8');
    expect(svg, file).not.toMatch(/<script|<foreignObject|\son\w+=|href="(?!#)|url\((?!#)/i);
  }
});
