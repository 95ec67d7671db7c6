import { expect, test } from 'vitest';
import { sampleId, sampleOrder, sampleSeller } from '../../testing/samples.ts';
import { type Answers, scriptedServer } from '../../testing/scripted-server.ts';
import { InvoiceStore, linesBySeller } from './invoice-store.ts';

const order = sampleOrder('paid');
const sellers = [sampleSeller(900, 'Clay & Kiln'), sampleSeller(901, 'Ada’s pots')];
const answered: Answers = { 'orders.one': () => ({ order }), 'orders.sellers': () => ({ sellers }) };
const storeOf = (answers: Answers) => new InvoiceStore(scriptedServer(answers).api, order.orderId);

test('an order and its sellers make an invoice', async () => {
  const store = storeOf(answered);
  store.open();
  await expect.poll(() => store.load.value).toBe('ready');
  expect(store.invoice.value).toEqual({ order, sellers });
});

test('an order of somebody else has none; a server that is down may have one later', async () => {
  const missing = storeOf({ ...answered, 'orders.one': () => 'not-found' });
  await missing.refresh();
  expect(missing.load.value).toBe('missing');
  const loggedOut = storeOf({ ...answered, 'orders.sellers': () => 'unauthenticated' });
  await loggedOut.refresh();
  expect(loggedOut.load.value).toBe('logged-out');
  let down = true;
  const later = storeOf({ ...answered, 'orders.one': () => (down ? 'unreachable' : { order }) });
  await later.refresh();
  expect(later.load.value).toBe('failed');
  down = false;
  await later.refresh();
  expect(later.load.value).toBe('ready');
});

test('the lines stand below who sold them', () => {
  const [line] = order.lines;
  if (!line) throw new Error('the sample has a line');
  const other = { ...line, vendorId: sampleSeller(901, '').vendorId, name: 'Vase' };
  const parts = linesBySeller({ order: { ...order, lines: [other, line] }, sellers });
  expect(parts.map(({ seller, lines }) => [seller.name, lines.map(({ name }) => name)])).toEqual([
    ['Clay & Kiln', ['Speckled mug']],
    ['Ada’s pots', ['Vase']],
  ]);
  expect(line.vendorId).toBe(sampleId(900));
});
