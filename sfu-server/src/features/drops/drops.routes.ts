import type { Showcase } from '@stallcast/shared/contract';
import type { DomainEvents } from '../../platform/domain-events.ts';
import type { Handlers } from '../../platform/handlers.ts';
import type { Logger } from '../../platform/logger.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { closeDrop, closeDueDrops } from './close-drop.ts';
import { createDropClock, type DropClockWaits } from './drop-clock.ts';
import { findOpened, msToNextMoment } from './due-drops.repo.ts';
import { pinProduct } from './pin-product.ts';
import type { LockShow } from './ports.ts';
import { readPastDrops, readShowcase } from './read-drops.ts';
import { startDrop } from './start-drop.ts';

interface DropDeps {
  readonly uow: UnitOfWork;
  readonly events: DomainEvents;
  readonly logger: Logger;
  readonly lockShow: LockShow;
  readonly waits: DropClockWaits;
}

/** What may make a drop due before its time, or another one the next. */
const causes = [
  'showcase-changed',
  'order-line-paid',
  'product-changed',
  'stream-products-changed',
  'stream-ended',
] as const;

export interface Drops {
  readonly handlers: Handlers<'drops.list' | 'drops.past' | 'drops.start' | 'drops.close' | 'pins.set'>;
  /** Throws `not-found`. */
  readShowcase(streamId: string): Promise<Showcase>;
  /** Closes every drop that has to be, and answers how many there were; for whoever looks again from time to time. */
  closeDueDrops(): Promise<number>;
  close(): Promise<void>;
}

/** What is pinned on shows and their drops; drops close themselves at their moment. */
export function createDrops(deps: DropDeps): Drops {
  const { uow, events, logger, waits } = deps;
  /** Up to when it was told that drops opened, by the database's clock. */
  let toldUpTo: Date | null = null;

  async function doDue(): Promise<number | null> {
    await closeDueDrops(deps);
    const { at, streamIds } = await uow.read((db) => findOpened(db, toldUpTo));
    toldUpTo = at;
    events.publish(streamIds.map((streamId) => ({ type: 'showcase-changed', streamId })));
    return uow.read(msToNextMoment);
  }

  const clock = createDropClock({ doDue, logger, waits });
  const stops = causes.map((type) => events.on(type, clock.wake));
  clock.wake();

  return {
    handlers: {
      'drops.list': ({ query: { streamId } }) => uow.read((db) => readShowcase(db, streamId)),
      'drops.past': ({ query }, { actor }) => uow.read((db) => readPastDrops(db, query, actor)),
      'drops.start': ({ body }, { actor }) => startDrop(deps, body, actor),
      'drops.close': ({ body }, { actor }) => closeDrop(deps, body.dropId, actor),
      'pins.set': ({ body }, { actor }) => pinProduct(deps, body, actor),
    },
    readShowcase: (streamId) => uow.read((db) => readShowcase(db, streamId)),
    closeDueDrops: () => closeDueDrops(deps),
    async close() {
      for (const stop of stops) stop();
      await clock.close();
    },
  };
}
