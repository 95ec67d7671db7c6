// @vitest-environment happy-dom
import { cleanup, fireEvent } from '@testing-library/preact';
import type { Order } from '@stallcast/shared/contract';
import { afterEach, expect, test, vi } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { sampleAccount, sampleId, sampleOrder, sampleSeller } from '../../testing/samples.ts';
import { scriptedServices } from '../../testing/scripted-services.ts';
import { InvoicePage } from './InvoicePage.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function openInvoice(order: Order | 'not-found') {
  const services = scriptedServices(
    {
      'orders.one': () => (order === 'not-found' ? order : { order }),
      'orders.sellers': () => ({ sellers: [sampleSeller(900, 'Clay & Kiln')] }),
    },
    sampleAccount(),
  );
  return renderPage(<InvoicePage orderId={sampleId(300)} />, services);
}

const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' as const });

test('says who sold what to whom, when and for how much, and is printed', async () => {
  const order = {
    ...sampleOrder('paid'),
    ...{ shipping: euros(490), tax: euros(456), total: euros(3346) },
    address: { name: 'Ada', line1: 'Market street 1', postalCode: '10115', city: 'Berlin', country: 'DE' },
  };
  const page = openInvoice(order);
  expect(await page.findByRole('heading', { name: 'Invoice 00000300' })).toBeTruthy();
  await page.findByRole('table');
  const told = page.container.textContent ?? '';
  for (const part of ['Clay & Kiln', 'Ada\nMarket street 1\n10115 Berlin\nDE', 'Speckled mug', '1 × €24.00'])
    expect(told).toContain(part);
  for (const [label, amount] of [
    ['Shipping', '€4.90'],
    ['Tax', '€4.56'],
    ['Total', '€33.46'],
  ] as const)
    expect(page.getByText(label).nextSibling?.textContent, label).toBe(amount);
  const print = vi.fn<() => void>();
  vi.stubGlobal('print', print);
  fireEvent.click(page.getByRole('button', { name: 'Print' }));
  expect(print).toHaveBeenCalledOnce();
});

test('without an address the buyer is called by name', async () => {
  const page = openInvoice(sampleOrder('paid'));
  expect((await page.findByText('Buyer')).nextSibling?.textContent).toBe('Ada');
});

test('an order that is not paid has none yet; that of somebody else is not there', async () => {
  expect(await openInvoice(sampleOrder('pending')).findByText('There is no invoice yet')).toBeTruthy();
  cleanup();
  expect(await openInvoice('not-found').findByText('There is no such order')).toBeTruthy();
});
