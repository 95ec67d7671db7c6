import type { Work } from '../../platform/unit-of-work.ts';
import { findBuyerNames, insertSales, type LineRow, type OrderRow } from './orders.repo.ts';
import { toFeedItem } from './orders.views.ts';
import type { ProductFacts, RecordSale } from './ports.ts';
import { inLockOrder } from './wanted-lines.ts';

type SoldLine = LineRow & { readonly streamId: string };

export interface SalesDeps {
  readonly recordFact: RecordSale;
  readonly productFacts: ProductFacts;
}

/** Stores what orders that were just paid sold in each show and moves the shows' figures: the last locks of the transaction. */
export async function recordSales(
  deps: SalesDeps,
  work: Work,
  orders: readonly OrderRow[],
  lines: readonly LineRow[],
): Promise<void> {
  const sold = lines.filter(isSold);
  if (sold.length === 0) return;
  const { tx, emit } = work;
  await deps.productFacts.recordSoldProducts(
    tx,
    sold.map(({ orderId, streamId, productId, quantity: units, amountMinor: revenueMinor }) => ({
      ...{ orderId, streamId, productId, units, revenueMinor },
    })),
  );
  const byId = new Map(orders.map((order) => [order.id, order]));
  const names = await findBuyerNames(
    tx,
    orders.map(({ userId }) => userId),
  );
  const byShow = Map.groupBy(sold, ({ streamId }) => streamId);
  for (const streamId of inLockOrder(byShow.keys())) {
    const ofShow = byShow.get(streamId) ?? [];
    const firstSeq = await countSold(deps, work, streamId, ofShow, byId);
    const sales = ofShow.map((line, index) => {
      const order = required(byId.get(line.orderId));
      return { line, order, seq: firstSeq + index, createdAt: required(order.paidAt ?? undefined) };
    });
    await insertSales(tx, sales.map(toSale));
    for (const { line, order, ...place } of sales) {
      const { currency, userId } = order;
      const item = toFeedItem({ ...place, line, currency, buyerName: names.get(userId) ?? '' });
      emit({ type: 'order-line-paid', streamId, item });
    }
    emit({ type: 'counters-moved', streamId });
  }
}

function isSold(line: LineRow): line is SoldLine {
  return line.streamId !== null;
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a line was sold without a paid order');
  return value;
}

/** Moves a show's figures by all its sold lines at once; answers the first one's place in the show's history. */
async function countSold(
  { recordFact }: SalesDeps,
  { tx }: Work,
  streamId: string,
  lines: readonly SoldLine[],
  orders: ReadonlyMap<string, OrderRow>,
): Promise<number> {
  const sum = (of: (line: SoldLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  const fact = await recordFact(
    tx,
    streamId,
    {
      facts: lines.length,
      // An order counts once in a show, however many lines it has there.
      orders: new Set(lines.map(({ orderId }) => orderId)).size,
      units: sum(({ quantity }) => quantity),
      revenueMinor: sum(({ amountMinor }) => amountMinor),
      currency: required(orders.get(lines[0]?.orderId ?? '')).currency,
    },
    { mustBeLive: false },
  );
  if (!fact.ok) throw new Error(`something was sold in show ${streamId}, which is ${fact.reason}`);
  return fact.seq - lines.length + 1;
}

interface NumberedSale {
  readonly line: SoldLine;
  readonly order: OrderRow;
  readonly seq: number;
}

function toSale({ line, order, seq }: NumberedSale) {
  const { id: orderLineId, orderId, streamId, productId, vendorId, quantity, amountMinor: amount } = line;
  const { currency } = order;
  return { streamId, orderId, orderLineId, productId, vendorId, amount, currency, quantity, seq };
}
