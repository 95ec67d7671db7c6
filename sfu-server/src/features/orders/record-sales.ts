import type { Work } from '../../platform/unit-of-work.ts';
import { findBuyerName, insertSale, type LineRow } from './orders.repo.ts';
import { toFeedItem } from './orders.views.ts';
import type { Payment } from './payments.repo.ts';
import type { ProductFacts, RecordSale } from './ports.ts';

type SoldLine = LineRow & { readonly streamId: string };

export interface SalesDeps {
  readonly recordFact: RecordSale;
  readonly productFacts: ProductFacts;
}

/** Stores what a paid order sold in each show and moves the shows' figures: the last locks of the transaction. */
export async function recordSales(
  { recordFact, productFacts }: SalesDeps,
  { tx, emit }: Work,
  payment: Payment,
  lines: readonly LineRow[],
): Promise<void> {
  const sold = lines.filter(isSold).sort((a, b) => (a.streamId < b.streamId ? -1 : 1));
  if (sold.length === 0) return;
  const buyerName = await findBuyerName(tx, payment.userId);
  const { currency } = payment;
  await productFacts.recordSoldProducts(
    tx,
    sold.map(({ streamId, productId, quantity, amountMinor }) => ({
      ...{ streamId, productId },
      ...{ units: quantity, revenueMinor: amountMinor },
    })),
  );
  const counted = new Set<string>();
  for (const line of sold) {
    const { streamId, productId, vendorId, quantity, amountMinor } = line;
    // An order counts once in a show, however many lines it has there.
    const orders = counted.has(streamId) ? 0 : 1;
    const fact = await recordFact(
      tx,
      streamId,
      { orders, units: quantity, revenueMinor: amountMinor, currency },
      { mustBeLive: false },
    );
    if (!fact.ok) throw new Error(`a line was sold in show ${streamId}, which is ${fact.reason}`);
    const sale = {
      streamId,
      orderId: line.orderId,
      orderLineId: line.id,
      productId,
      vendorId,
      amount: amountMinor,
      currency,
      quantity,
      seq: fact.seq,
    };
    const createdAt = await insertSale(tx, sale);
    counted.add(streamId);
    emit({
      type: 'order-line-paid',
      streamId,
      item: toFeedItem({ line, currency, buyerName, seq: fact.seq, createdAt }),
    });
  }
  for (const streamId of counted) emit({ type: 'counters-moved', streamId });
}

function isSold(line: LineRow): line is SoldLine {
  return line.streamId !== null;
}
