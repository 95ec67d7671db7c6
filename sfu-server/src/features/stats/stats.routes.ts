import type { Handlers } from '../../platform/handlers.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import type { ReadFigures } from './ports.ts';
import { showStats } from './show-stats.ts';

interface StatsDeps {
  readonly uow: UnitOfWork;
  readonly readFigures: ReadFigures;
}

/** The seller's dashboard. */
export function createStats(deps: StatsDeps): { readonly handlers: Handlers<'stats.show'> } {
  return { handlers: { 'stats.show': ({ query }, { actor }) => showStats(deps, query, actor) } };
}
