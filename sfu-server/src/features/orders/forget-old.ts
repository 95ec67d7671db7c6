import { timeouts } from '../../platform/timeouts.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { forgetOldCalls } from './idempotency.repo.ts';

/** So many at a time that no transaction takes long. */
const most = 1000;

/** Removes what is kept for a while only. */
export async function forgetOld({ uow }: { readonly uow: UnitOfWork }): Promise<void> {
  for (;;) {
    const gone = await uow.run(({ tx }) => forgetOldCalls(tx, timeouts.idempotencyKeyMs, most));
    if (gone < most) return;
  }
}
