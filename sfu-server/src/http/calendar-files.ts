import { type RequestHandler, Router } from 'express';
import { AppError } from '../platform/errors.ts';
import { type CalendarShow, toCalendar } from './to-calendar.ts';

/** A show that has a time and has not begun, for everyone who may see it; null if there is none. */
export type FindCalendarShow = (streamId: string) => Promise<CalendarShow | null>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Serves entries for calendars. `originOf` is the address under which people reach us. */
export function serveCalendars(
  findShow: FindCalendarShow,
  originOf: (host: string | undefined) => string,
): RequestHandler {
  const router = Router({ caseSensitive: true });
  router.get('/shows/:streamId/calendar.ics', async (request, response) => {
    const { streamId } = request.params;
    const show = uuid.test(streamId) ? await findShow(streamId) : null;
    if (!show) throw new AppError('not-found');
    response.set({
      'Content-Disposition': `attachment; filename="show-${streamId}.ics"`,
      'Cache-Control': 'no-cache',
    });
    response.type('text/calendar; charset=utf-8').send(toCalendar(show, originOf(request.get('Host'))));
  });
  return router;
}
