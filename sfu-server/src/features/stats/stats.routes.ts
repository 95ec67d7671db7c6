import type { DomainEvents } from '../../platform/domain-events.ts';
import type { Handlers } from '../../platform/handlers.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import type { Tickets } from '../../platform/tickets.ts';
import type { ReadChat, ReadFigures, ReadStretch, RecordingOf } from './ports.ts';
import { createProductNames } from './product-names.ts';
import { reconcile } from './reconcile.ts';
import { seeProducts } from './see-products.ts';
import { showStats } from './show-stats.ts';

interface StatsDeps {
  readonly uow: UnitOfWork;
  readonly tickets: Tickets;
  readonly events: DomainEvents;
  readonly readFigures: ReadFigures;
  readonly recordingOf: RecordingOf;
  readonly readStretch: ReadStretch;
  readonly readChat: ReadChat;
}

type Own = 'stats.show' | 'stats.reconcile' | 'products.seen';

interface Stats {
  readonly handlers: Handlers<Own>;
  close(): Promise<void>;
}

/** The seller's dashboard, what viewers looked at, and whether the figures are right. */
export function createStats(deps: StatsDeps): Stats {
  const names = createProductNames(deps.events);
  return {
    close: names.close,
    handlers: {
      'stats.show': ({ query }, { actor }) => showStats({ ...deps, names }, query, actor),
      'stats.reconcile': ({ query }) => deps.uow.read((db) => reconcile(db, query)),
      'products.seen': ({ body }) => seeProducts(deps, body),
    },
  };
}
