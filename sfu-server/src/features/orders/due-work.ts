import type { Logger } from '../../platform/logger.ts';

interface DueWorkOptions<Item> {
  /** Reads what is due after an item, or from the first on, so many at a time. */
  findPage(after: Item | undefined): Promise<readonly Item[]>;
  readonly pageSize: number;
  nameOf(item: Item): string;
  /** Does one; false if there was nothing to do any more. */
  work(item: Item): Promise<boolean>;
  /** A run stops taking more after this; the next one goes on. */
  readonly runMs: number;
  readonly logger: Logger;
  /** What is said of one that failed. */
  readonly complaint: string;
}

/**
 * Makes a run over all that is due. One that fails is logged and passed over, and comes last the next time, so that it is in
 * nobody's way. A run answers how many were done.
 */
export function createDueWork<Item>({
  findPage,
  pageSize,
  nameOf,
  work,
  runMs,
  logger,
  complaint,
}: DueWorkOptions<Item>): () => Promise<number> {
  let failed: ReadonlySet<string> = new Set();

  return async () => {
    const endsAtMs = performance.now() + runMs;
    const mayGoOn = () => performance.now() < endsAtMs;
    const failing = new Set<string>();
    const last: Item[] = [];
    let count = 0;

    async function attempt(item: Item): Promise<void> {
      try {
        if (await work(item)) count += 1;
      } catch (error) {
        failing.add(nameOf(item));
        logger.warn({ err: error, item: nameOf(item) }, complaint);
      }
    }

    let after: Item | undefined;
    do {
      const page = await findPage(after);
      for (const item of page) {
        if (failed.has(nameOf(item))) last.push(item);
        else if (mayGoOn()) await attempt(item);
      }
      after = page.length < pageSize ? undefined : page.at(-1);
    } while (after !== undefined && mayGoOn());
    for (const item of last) {
      if (mayGoOn()) await attempt(item);
      else failing.add(nameOf(item));
    }
    failed = failing;
    return count;
  };
}
