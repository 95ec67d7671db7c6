import { AppError } from '../../platform/errors.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { countUp } from './buyer-counts.repo.ts';
import { assertBuyable, refused } from './check-offer.ts';
import { chooseOffer } from './choose-offer.ts';
import type { Offer } from './offers.repo.ts';
import { takeFromDrop, takeStock } from './stock.repo.ts';
import type { WantedLine } from './wanted-lines.ts';

/** A wanted line whose items were taken, at the price that held in that moment. */
export interface TakenLine extends WantedLine {
  readonly name: string;
  readonly unitPriceMinor: number;
}

/**
 * Takes every line's items: out of variants by id, then out of drops by id, so that whoever takes the same waits in the
 * same order; then counts them for the buyer. What a cart holds already is taken and counted.
 * Throws why a line cannot be had.
 */
export async function takeLines(
  { tx, emit }: Work,
  lines: readonly WantedLine[],
  userId: string,
): Promise<TakenLine[]> {
  const taken = new Map<WantedLine, TakenLine>();
  for (const line of lines.filter((each) => each.offer.dropId === null).toSorted(byVariant)) {
    const { offer, quantity } = line;
    const row = await takeStock(tx, offer.variantId, quantity);
    if (!row) throw await whyNot(tx, offer, quantity);
    taken.set(line, { ...line, ...row });
    emit({ type: 'product-changed', productId: offer.productId });
  }
  for (const line of lines.toSorted(byDrop)) {
    const { offer } = line;
    if (offer.dropId === null) continue;
    if (line.heldBy === null) await takeOfDrop({ tx, emit }, offer, line.quantity);
    taken.set(line, { ...line, name: offer.name, unitPriceMinor: offer.priceMinor });
  }
  for (const { offer, quantity } of lines.filter((each) => each.heldBy === null).toSorted(byProduct))
    await countForBuyer(tx, offer, userId, quantity);
  return lines.map((line) => required(taken.get(line)));
}

/** Takes items out of a drop. Throws why they cannot be had. */
export async function takeOfDrop({ tx, emit }: Work, offer: Offer, quantity: number): Promise<void> {
  const { dropId, streamId } = offer;
  if (dropId === null) throw new Error('the offer is not of a drop');
  if (!(await takeFromDrop(tx, dropId, quantity))) throw await whyNot(tx, offer, quantity);
  if (streamId !== null) emit({ type: 'showcase-changed', streamId });
}

/** Counts items for their buyer: of the product, and of the drop. Throws `over-buyer-limit`. */
export async function countForBuyer(
  tx: Work['tx'],
  offer: Offer,
  userId: string,
  quantity: number,
): Promise<void> {
  const { productId, perBuyerLimit, dropId, dropLimit } = offer;
  const counted =
    (await countUp(tx, { limitedId: productId, userId, quantity }, perBuyerLimit)) &&
    (dropId === null || (await countUp(tx, { limitedId: dropId, userId, quantity }, dropLimit)));
  if (!counted) throw refused('over-buyer-limit', offer);
}

async function whyNot(tx: Work['tx'], offer: Offer, quantity: number): Promise<AppError> {
  const { productId, variantId, dropId } = offer;
  const now = await chooseOffer(tx, { productId, variantId, dropId: dropId ?? undefined });
  try {
    assertBuyable(now, quantity);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  // Somebody gave some back in between; asking again will do.
  return new AppError('sold-out');
}

function required<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('a line without stock');
  return row;
}

const byVariant = (a: WantedLine, b: WantedLine) => (a.offer.variantId < b.offer.variantId ? -1 : 1);
const byProduct = (a: WantedLine, b: WantedLine) => (a.offer.productId < b.offer.productId ? -1 : 1);
const byDrop = (a: WantedLine, b: WantedLine) => ((a.offer.dropId ?? '') < (b.offer.dropId ?? '') ? -1 : 1);
