import { timeouts } from '../../platform/timeouts.ts';
import { createDueWork } from './due-work.ts';
import { type EventRow, findWaitingEvents } from './payments.repo.ts';
import { actOnEvent, type WebhookDeps } from './receive-webhook.ts';

const pageSize = 100;

/** Makes a run over stored messages of gateways that nobody acted on: whoever stored them ended before. */
export function createEventCatchUp(deps: WebhookDeps): () => Promise<number> {
  return createDueWork<EventRow>({
    pageSize,
    runMs: timeouts.releaseRunMs,
    logger: deps.logger,
    findPage: (after) => deps.uow.read((db) => findWaitingEvents(db, after?.id, pageSize)),
    nameOf: ({ id }) => String(id),
    work: async (event) => {
      await actOnEvent(deps, event);
      return true;
    },
    complaint: 'a stored webhook could not be acted on',
  });
}
