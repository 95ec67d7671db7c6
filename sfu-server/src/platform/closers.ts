import type { Logger } from './logger.ts';

interface Closable {
  close(): Promise<void>;
}

export interface Closers {
  /** Notes something that was made; answers it. */
  add<Thing extends Closable>(thing: Thing): Thing;
  /** Closes everything, the last made first. What fails is logged and holds up nothing. Safe to repeat. */
  close(): Promise<void>;
}

export function createClosers(logger: Logger): Closers {
  const things: Closable[] = [];
  let closing: Promise<void> | undefined;
  async function closeAll(): Promise<void> {
    for (const thing of things.toReversed()) {
      try {
        await thing.close();
      } catch (error) {
        logger.error({ err: error }, 'a part did not close as it should');
      }
    }
  }
  return {
    add(thing) {
      things.push(thing);
      return thing;
    },
    close: () => (closing ??= closeAll()),
  };
}
