import { type RouteInput, type RouteOutput, type Routes, reminderIdSchema } from '@stallcast/shared/contract';
import { v7 as uuidv7 } from 'uuid';
import type { User } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import type { ReadCards } from './ports.ts';
import { deleteReminder, findReminders, findShownStatus, insertReminder } from './reminders.repo.ts';

interface RemindDeps {
  readonly uow: UnitOfWork;
  readonly readCards: ReadCards;
}

/** Notes that somebody wants to be reminded of a show. Throws `not-found`, `stream-ended`. */
export async function setReminder(
  { uow }: Pick<RemindDeps, 'uow'>,
  streamId: string,
  { userId }: User,
): Promise<{ reminded: true }> {
  return uow.run(async ({ tx }) => {
    const status = await findShownStatus(tx, streamId);
    if (status === undefined) throw new AppError('not-found');
    if (status === 'ended') throw new AppError('stream-ended');
    await insertReminder(tx, { id: uuidv7(), userId, streamId });
    return { reminded: true };
  });
}

/** Notes that somebody wants to be reminded of a show no longer. Throws `not-found`. */
export async function dropReminder(
  { uow }: Pick<RemindDeps, 'uow'>,
  streamId: string,
  { userId }: User,
): Promise<{ reminded: false }> {
  return uow.run(async ({ tx }) => {
    if ((await findShownStatus(tx, streamId)) === undefined) throw new AppError('not-found');
    await deleteReminder(tx, { streamId, userId });
    return { reminded: false };
  });
}

/** A page of the shows somebody wants to be reminded of. */
export async function listReminders(
  { uow, readCards }: RemindDeps,
  { after, limit }: RouteInput<Routes['reminders.mine']>['query'],
  { userId }: User,
): Promise<RouteOutput<Routes['reminders.mine']>> {
  return uow.read(async (db) => {
    // One more than asked for tells whether there is more.
    const rows = await findReminders(db, { userId, after, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const cards = await readCards(
      db,
      page.map(({ streamId }) => streamId),
    );
    const reminders = page.flatMap(({ id, streamId }) => {
      const show = cards.get(streamId);
      return show ? [{ reminderId: reminderIdSchema.parse(id), show }] : [];
    });
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { reminders, next: last ? reminderIdSchema.parse(last.id) : null };
  });
}
