import { expect, test, vi } from 'vitest';
import { shareByDevice } from './share-by-device.ts';

const page = { title: 'New mugs', url: 'https://shop.example/shows/1' };
const fails = (name: string) => ({ share: () => Promise.reject(new DOMException('no', name)) });

test('a device that can pass a page on is given its title and address', async () => {
  const share = vi.fn<(data?: ShareData) => Promise<void>>(async () => {});
  expect(await shareByDevice(page, { share, canShare: () => true })).toBe(true);
  expect(share.mock.calls).toEqual([[page]]);
});

test('who takes it back is not asked another way', async () => {
  expect(await shareByDevice(page, fails('AbortError'))).toBe(true);
});

test('where the device cannot, or will not, there has to be another way', async () => {
  const share = vi.fn<(data?: ShareData) => Promise<void>>(async () => {});
  expect(await shareByDevice(page, {})).toBe(false);
  expect(await shareByDevice(page, { share, canShare: () => false })).toBe(false);
  expect(await shareByDevice(page, fails('NotAllowedError'))).toBe(false);
  expect(share).not.toHaveBeenCalled();
});
