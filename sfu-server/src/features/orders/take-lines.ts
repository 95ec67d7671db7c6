import type { Work } from '../../platform/unit-of-work.ts';
import { done, refuse, type Tried } from '../../platform/tried.ts';
import { countDown, countUp } from './buyer-counts.repo.ts';
import { refused } from './check-offer.ts';
import type { Offer } from './offers.repo.ts';
import {
  lockDropStock,
  lockStock,
  giveBackToDrop,
  giveStockBack,
  takeFromDrop,
  takeStock,
} from './stock.repo.ts';
import { inLockOrder, type WantedLine } from './wanted-lines.ts';
import { whyNot } from './why-not.ts';

/** A line with who wants it. */
export interface Want extends WantedLine {
  readonly userId: string;
}

/** A wanted line whose items were taken, at the price that held in that moment. */
export interface TakenLine extends Want {
  readonly name: string;
  readonly unitPriceMinor: number;
}

/**
 * Takes the items of lines of one buyer or of many: out of variants by id, then out of drops by id, so that whoever takes
 * the same waits in the same order; then counts them for the buyers. Where there is not enough for all, who came first is
 * served, as far as it goes. What a cart holds already is taken and counted.
 * Answers, in the order given, each line or why it cannot be had.
 */
export async function takeLines(work: Work, wants: readonly Want[]): Promise<Tried<TakenLine>[]> {
  const fresh = wants.filter(({ heldBy }) => heldBy === null);
  const shelves: Shelf[] = [];
  for (const each of shelvesOf(fresh)) shelves.push(await takeOff(work.tx, each));
  const counted = await countForBuyers(
    work.tx,
    shelves.flatMap(({ mayHave }) => mayHave),
  );
  const outcomes = new Map<Want, Tried<TakenLine>>();
  for (const shelf of shelves)
    for (const [want, outcome] of await serve(work, shelf, counted)) outcomes.set(want, outcome);
  return wants.map((want) => outcomes.get(want) ?? done(ofDrop(want)));
}

/** Where items lie that are wanted: a variant's own stock, or a drop. */
interface WantedShelf {
  readonly offer: Offer;
  readonly wants: readonly Want[];
}

interface Shelf extends WantedShelf {
  /** All that was wanted was taken; else nothing was yet. */
  readonly isTaken: boolean;
  /** Items there are for these. */
  readonly left: number;
  /** Those that there are enough items for, as long as the others do not take them. */
  readonly mayHave: readonly Want[];
  /** As they were when the items were taken. */
  readonly label: Pick<TakenLine, 'name' | 'unitPriceMinor'>;
}

/** Variants' own stocks by id, then drops by id. */
function shelvesOf(wants: readonly Want[]): WantedShelf[] {
  const idOf = ({ offer }: Want) => offer.dropId ?? offer.variantId;
  const byShelf = Map.groupBy(wants, idOf);
  const isDrop = ({ offer }: Want) => offer.dropId !== null;
  const ids = [
    ...inLockOrder(wants.filter((want) => !isDrop(want)).map(idOf)),
    ...inLockOrder(wants.filter(isDrop).map(idOf)),
  ];
  return ids.flatMap((id) => {
    const [first, ...others] = byShelf.get(id) ?? [];
    return first ? [{ offer: first.offer, wants: [first, ...others] }] : [];
  });
}

/** Takes all that is wanted of a shelf in one guarded statement; where that is too much, locks it and looks what there is. */
async function takeOff(tx: Work['tx'], { offer, wants }: WantedShelf): Promise<Shelf> {
  const sum = itemsOf(wants);
  const label = await take(tx, offer, sum);
  if (label) return { offer, wants, isTaken: true, left: sum, mayHave: wants, label };
  const found = wants.length > 1 ? await look(tx, offer) : undefined;
  const { left, ...itself } = found ?? { left: 0, ...labelOf(offer) };
  const mayHave = wants.filter(({ quantity }) => quantity <= left);
  return { offer, wants, isTaken: false, left, mayHave, label: itself };
}

const labelOf = ({ name, priceMinor }: Offer) => ({ name, unitPriceMinor: priceMinor });
const ofDrop = (want: Want): TakenLine => ({ ...want, ...labelOf(want.offer) });
const itemsOf = (wants: readonly Want[]) => wants.reduce((sum, { quantity }) => sum + quantity, 0);

async function take(tx: Work['tx'], offer: Offer, quantity: number) {
  if (offer.dropId === null) return takeStock(tx, offer.variantId, quantity);
  return (await takeFromDrop(tx, offer.dropId, quantity)) ? labelOf(offer) : undefined;
}

async function look(tx: Work['tx'], offer: Offer) {
  if (offer.dropId === null) return lockStock(tx, offer.variantId);
  const left = await lockDropStock(tx, offer.dropId);
  return left === undefined ? undefined : { left, ...labelOf(offer) };
}

async function putBack(tx: Work['tx'], offer: Offer, quantity: number): Promise<void> {
  if (offer.dropId === null) await giveStockBack(tx, offer.variantId, quantity);
  else await giveBackToDrop(tx, offer.dropId, quantity);
}

/** Counts items for buyers, of products by id and of drops by id; answers the wants of those who may have so many. */
async function countForBuyers(tx: Work['tx'], wants: readonly Want[]): Promise<ReadonlySet<Want>> {
  let counted: readonly Want[] = [];
  const byProduct = Map.groupBy(wants, ({ offer }) => offer.productId);
  for (const id of inLockOrder(byProduct.keys())) {
    const group = byProduct.get(id) ?? [];
    const may = await countUp(tx, id, sums(group), group[0]?.offer.perBuyerLimit ?? null);
    counted = [...counted, ...group.filter(({ userId }) => may.has(userId))];
  }
  const byDrop = Map.groupBy(
    counted.filter(({ offer }) => offer.dropId !== null),
    ({ offer }) => offer.dropId ?? '',
  );
  const over: Want[] = [];
  for (const id of inLockOrder(byDrop.keys())) {
    const group = byDrop.get(id) ?? [];
    const may = await countUp(tx, id, sums(group), group[0]?.offer.dropLimit ?? null);
    over.push(...group.filter(({ userId }) => !may.has(userId)));
  }
  await uncount(tx, over, ({ productId }) => productId);
  return new Set(counted.filter((want) => !over.includes(want)));
}

/** A buyer may want two variants of one product: together they are within the limit, or not. */
function sums(wants: readonly Want[]) {
  const byBuyer = Map.groupBy(wants, ({ userId }) => userId);
  return inLockOrder(byBuyer.keys()).map((userId) => ({
    userId,
    quantity: itemsOf(byBuyer.get(userId) ?? []),
  }));
}

async function uncount(
  tx: Work['tx'],
  wants: readonly Want[],
  limitedIdOf: (offer: Offer) => string | null,
): Promise<void> {
  const byId = Map.groupBy(wants, ({ offer }) => limitedIdOf(offer));
  for (const id of inLockOrder([...byId.keys()].filter((each) => each !== null)))
    await countDown(tx, id, sums(byId.get(id) ?? []));
}

/** Gives a shelf's items to those who came first, and tells the others why not. */
async function serve(
  work: Work,
  shelf: Shelf,
  counted: ReadonlySet<Want>,
): Promise<ReadonlyMap<Want, Tried<TakenLine>>> {
  const { tx } = work;
  const { offer, wants, mayHave, label } = shelf;
  const served = firstOf(
    mayHave.filter((want) => counted.has(want)),
    shelf.left,
  );
  const items = itemsOf(served);
  if (shelf.isTaken && items < shelf.left) await putBack(tx, offer, shelf.left - items);
  if (!shelf.isTaken && items > 0 && !(await take(tx, offer, items)))
    throw new Error(`items of variant ${offer.variantId} went while they were locked`);
  const short = mayHave.filter((want) => counted.has(want) && !served.includes(want));
  await uncount(tx, short, ({ productId }) => productId);
  await uncount(tx, short, ({ dropId }) => dropId);
  if (items > 0) tell(work, offer);
  const outcomes = new Map<Want, Tried<TakenLine>>();
  for (const want of served) outcomes.set(want, done({ ...want, ...label }));
  for (const want of mayHave)
    if (!counted.has(want)) outcomes.set(want, refuse(refused('over-buyer-limit', offer)));
  const without = wants.filter((want) => !outcomes.has(want));
  for (const [want, error] of await whyNot(tx, offer, without)) outcomes.set(want, refuse(error));
  return outcomes;
}

/** Those who came first, as far as it goes: who wants more than is left does not stop who wants less. */
function firstOf(wants: readonly Want[], items: number): Want[] {
  let left = items;
  return wants.filter(({ quantity }) => {
    const isServed = quantity <= left;
    if (isServed) left -= quantity;
    return isServed;
  });
}

function tell({ emit }: Work, { productId, dropId, streamId }: Offer): void {
  if (dropId === null) emit({ type: 'product-changed', productId });
  else if (streamId !== null) emit({ type: 'showcase-changed', streamId });
}
