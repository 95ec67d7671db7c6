// @vitest-environment happy-dom
import '@preact/signals';
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleId, sampleOrder } from '../../testing/samples.ts';
import { type Answers, scriptedServer } from '../../testing/scripted-server.ts';
import { AttemptKeys } from './attempt-keys.ts';
import { CheckoutStore, type Purchase } from './checkout-store.ts';
import { PaymentForm } from './PaymentForm.tsx';

beforeEach(() => sessionStorage.clear());
afterEach(cleanup);

const mug: Purchase = { kind: 'product', productId: sampleId(500), quantity: 1 };

function openForm(answers: Answers, open = true) {
  const { api, asked } = scriptedServer(answers);
  const store = new CheckoutStore({
    api,
    keys: new AttemptKeys(sessionStorage),
    onLoggedOut: () => {},
    onOrdered: () => {},
  });
  const total = { amountMinor: 2400, currency: 'EUR' } as const;
  return {
    store,
    asked,
    page: render(<PaymentForm store={store} purchase={mug} total={total} open={open} />),
  };
}

test('says that it is a test, and pays the way that was chosen', async () => {
  const { asked, page } = openForm({ 'checkout.buyNow': () => ({ order: sampleOrder('pending') }) });
  page.getByText('Test mode');
  fireEvent.click(page.getByRole('radio', { name: /Slow bank/ }));
  fireEvent.click(page.getByRole('button', { name: /^Pay €24/ }));
  await page.findByRole('button', { name: /^Pay/ });
  expect(asked[0]?.body).toMatchObject({ payment: { gateway: 'test', method: 'delayed' } });
});

test('a refused payment is said with its reason, and another one can be chosen', async () => {
  const { page } = openForm({ 'checkout.buyNow': () => 'payment-declined' });
  fireEvent.click(page.getByRole('button', { name: /^Pay/ }));
  await page.findByText('Not bought');
  page.getByText(/declined. Nothing was charged/);
  expect(page.getByRole('group').hasAttribute('disabled')).toBe(false);
});

test('while the outcome is unknown only the same attempt can go on', async () => {
  const { page } = openForm({ 'checkout.buyNow': () => 'internal' });
  fireEvent.click(page.getByRole('button', { name: /^Pay/ }));
  await page.findByText('No answer yet');
  page.getByRole('button', { name: 'Try again' });
  expect(page.getByRole('group').hasAttribute('disabled')).toBe(true);
});

test('what is sold out meanwhile cannot be paid for', () => {
  const { page } = openForm({}, false);
  expect(page.getByRole('button', { name: 'Sold out' }).hasAttribute('disabled')).toBe(true);
});
