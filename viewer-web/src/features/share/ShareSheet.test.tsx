// @vitest-environment happy-dom
import { cleanup, fireEvent } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { scriptedServices } from '../../testing/scripted-services.ts';
import { ShareButton } from './ShareButton.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function openButton(
  device: Partial<Pick<Navigator, 'share'>> & { clipboard?: Pick<Clipboard, 'writeText'> },
) {
  vi.stubGlobal('navigator', { languages: ['en'], ...device });
  const page = renderPage(<ShareButton title="New mugs" path="/shows/1" />, scriptedServices({}));
  fireEvent.click(page.getByRole('button', { name: 'Share' }));
  return page;
}

const address = new URL('/shows/1', window.location.href).href;

test('without the device’s help the address is there to be copied, and as a code', async () => {
  const writeText = vi.fn<(text: string) => Promise<void>>(async () => {});
  const page = openButton({ clipboard: { writeText } });
  const field = await page.findByRole('textbox', { name: 'Link', hidden: true });
  expect(field).toHaveProperty('value', address);
  expect(page.getByRole('img', { name: 'QR code with the link to New mugs', hidden: true })).toBeTruthy();
  fireEvent.click(page.getByRole('button', { name: 'Copy link', hidden: true }));
  await page.findByText('The link is copied.');
  expect(writeText.mock.calls).toEqual([[address]]);
});

test('where copying is not allowed the address is selected, and the person told so', async () => {
  const page = openButton({ clipboard: { writeText: () => Promise.reject(new Error('not allowed')) } });
  fireEvent.click(await page.findByRole('button', { name: 'Copy link', hidden: true }));
  await page.findByText(/The link is selected/);
  const field = page.getByRole('textbox', { name: 'Link', hidden: true });
  expect(field).toMatchObject({ selectionStart: 0, selectionEnd: address.length });
});

test('a device that passes pages on needs no sheet', async () => {
  const share = vi.fn<(data?: ShareData) => Promise<void>>(async () => {});
  const page = openButton({ share });
  await expect.poll(() => share.mock.calls).toEqual([[{ title: 'New mugs', url: address }]]);
  expect(page.queryByRole('textbox', { hidden: true })).toBeNull();
});
