import { AppError } from '../../platform/errors.ts';

/** As much as a variant may start with. */
const mostStock = 1_000_000;

/**
 * Whether a stock can change by so many. Throws `sold-out` when fewer are left than are to be taken out,
 * `invalid-input` when there would be more than a million.
 */
export function assertStock(stock: number, change: number): void {
  if (stock + change < 0) throw new AppError('sold-out');
  if (change > 0 && stock + change > mostStock) {
    throw new AppError('invalid-input', {
      fields: [{ path: 'stockChange', message: `the stock would be more than ${mostStock}` }],
    });
  }
}
