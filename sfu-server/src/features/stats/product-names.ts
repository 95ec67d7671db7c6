import type { Queryable } from '../../platform/db.ts';
import type { DomainEvents } from '../../platform/domain-events.ts';
import { findProductNames, type ProductNameRow } from './stats.repo.ts';

/** Names that are kept at most; beyond them the oldest is read anew when it is asked for. */
const mostNames = 10_000;

type ReadNames = (
  db: Queryable,
  productIds: readonly string[],
) => Promise<ReadonlyMap<string, ProductNameRow>>;

export interface ProductNames {
  /** To be called before the snapshot is taken that its answer reads in, so that nothing older than an edit is kept. */
  reader(): ReadNames;
  close(): Promise<void>;
}

/**
 * Names of products, kept until they are edited: a dashboard that asks every few seconds does not touch the products, and goes
 * on while their table is locked.
 */
export function createProductNames(events: DomainEvents): ProductNames {
  const kept = new Map<string, ProductNameRow>();
  let edits = 0;
  const stop = events.on('product-edited', ({ productId }) => {
    edits += 1;
    kept.delete(productId);
  });

  function keep(row: ProductNameRow): void {
    kept.set(row.productId, row);
    const [oldest] = kept.keys();
    if (kept.size > mostNames && oldest !== undefined) kept.delete(oldest);
  }

  return {
    reader() {
      const editsBefore = edits;
      return async (db, productIds) => {
        const known = productIds.map((id) => kept.get(id)).filter((row) => row !== undefined);
        const isKnown = new Set(known.map(({ productId }) => productId));
        const unknown = productIds.filter((id) => !isKnown.has(id));
        const found = unknown.length === 0 ? [] : await findProductNames(db, unknown);
        if (edits === editsBefore) found.forEach(keep);
        return new Map([...known, ...found].map((row) => [row.productId, row]));
      };
    },
    close: () => Promise.resolve(stop()),
  };
}
