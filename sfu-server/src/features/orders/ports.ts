import type { CurrencyCode } from '@stallcast/shared/domain';
import type { Transaction } from '../../platform/db.ts';

/** Figures that this feature moves. */
interface SaleChange {
  readonly cartAdds?: number;
  readonly orders?: number;
  readonly units?: number;
  readonly revenueMinor?: number;
  readonly refundedMinor?: number;
  readonly currency?: CurrencyCode;
}

type RecordedSale =
  | { readonly ok: true; readonly seq: number }
  | { readonly ok: false; readonly reason: 'not-found' | 'not-live' };

/** Moves a show's figures and numbers the fact, in the caller's transaction; the last lock to take. */
export type RecordSale = (
  tx: Transaction,
  streamId: string,
  change: SaleChange,
  options: { readonly mustBeLive: boolean },
) => Promise<RecordedSale>;
