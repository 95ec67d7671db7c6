import type { RouteInput, RouteOutput, Routes } from '@stallcast/shared/contract';
import { AppError } from '../../platform/errors.ts';
import type { Tickets } from '../../platform/tickets.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import {
  findOnShow,
  insertFacts,
  isWatching,
  moveProductCounters,
  type ProductFact,
} from './product-facts.repo.ts';
import { sumChanges } from './sum-changes.ts';

type Route = Routes['products.seen'];
type Seen = RouteInput<Route>['body'];

interface SeeDeps {
  readonly uow: UnitOfWork;
  readonly tickets: Tickets;
}

/**
 * Counts what a viewer of a live show was shown and opened, each product once; what was opened was shown too. Only visits
 * that are counted themselves count here, and only products of the show. Throws `ticket-invalid`.
 */
export async function seeProducts(
  { uow, tickets }: SeeDeps,
  { ticket, shown, clicked }: Seen,
): Promise<RouteOutput<Route>> {
  // Its age does not matter: it opens nothing, it only tells whose visit it is.
  const viewer = tickets.open(ticket, 'even-expired');
  if (viewer?.role !== 'viewer') throw new AppError('ticket-invalid');
  const { streamId, viewerId: actorId } = viewer;
  const shownIds = [...new Set([...shown, ...clicked])].sort();
  if (shownIds.length === 0) return { counted: 0 };
  return uow.run(async ({ tx }) => {
    if (!(await isWatching(tx, streamId, actorId))) return { counted: 0 };
    const onShow = await findOnShow(tx, streamId, shownIds);
    const opened = new Set<string>(clicked);
    const facts = shownIds
      .filter((productId) => onShow.has(productId))
      .flatMap((productId): ProductFact[] => {
        const fact = { streamId, productId, actorId };
        const asShown = { ...fact, kind: 'shown' as const };
        return opened.has(productId) ? [asShown, { ...fact, kind: 'clicked' }] : [asShown];
      });
    const stored = await insertFacts(tx, facts);
    await moveProductCounters(tx, sumChanges(stored.map(toChange)));
    return { counted: stored.length };
  });
}

function toChange({ streamId, productId, kind }: ProductFact) {
  return { streamId, productId, [kind]: 1 };
}
