import type { CurrencyCode } from '@stallcast/shared/domain';
import type { Transaction } from '../../platform/db.ts';
import type { Taxable } from './price-order.ts';

/** Figures that this feature moves. */
interface SaleChange {
  /** How many facts this counts, each of which has a number of its own; 1 where it is not said. */
  readonly facts?: number;
  readonly cartAdds?: number;
  readonly orders?: number;
  readonly units?: number;
  readonly revenueMinor?: number;
  readonly refundedMinor?: number;
  readonly currency?: CurrencyCode;
}

type RecordedSale =
  | {
      readonly ok: true;
      /** The number of the last of them. */
      readonly seq: number;
    }
  | { readonly ok: false; readonly reason: 'not-found' | 'not-live' };

/** Moves a show's figures and numbers the facts, in the caller's transaction; the last lock to take. */
export type RecordSale = (
  tx: Transaction,
  streamId: string,
  change: SaleChange,
  options: { readonly mustBeLive: boolean },
) => Promise<RecordedSale>;

/** What shows tell of their products. Each takes the locks of the products' figures: right before those of the shows. */
export interface ProductFacts {
  /** Notes that a product was put into a cart in a live show. */
  recordCartAdd(
    tx: Transaction,
    add: { readonly streamId: string; readonly productId: string; readonly cartId: string },
  ): Promise<void>;
  /** Counts the lines of paid orders that were bought in shows; an order counts once for each of its products. */
  recordSoldProducts(
    tx: Transaction,
    sold: readonly {
      readonly orderId: string;
      readonly streamId: string;
      readonly productId: string;
      readonly units: number;
      readonly revenueMinor: number;
    }[],
  ): Promise<void>;
}
/** The tax that comes on top of an order, in the currency's minor unit. Answers the same for the same sale. */
export type TaxRule = (sale: Taxable) => number;
