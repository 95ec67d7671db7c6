import { useSignal } from '@preact/signals';
import type { ShowCard, VendorId } from '@stallcast/shared/contract';
import { useEffect, useState } from 'preact/hooks';
import { formatDayAndTime } from '../../app/locale.ts';
import { PagedList } from '../../app/paged-list.ts';
import { paths } from '../../app/routes.ts';
import { useServices } from '../../app/services.ts';
import { messages } from '../../messages/en/general.ts';
import { upcomingText as text } from '../../messages/en/upcoming.ts';
import { Button } from '../../ui/Button.tsx';
import { CoverCard } from '../../ui/CoverCard.tsx';
import type { Reminding } from './ports.ts';
import { timeLeft } from './time-left.ts';

interface UpcomingListProps {
  readonly reminders: Reminding;
  /** Only this seller's. */
  readonly vendorId?: VendorId;
}

/** Shows that are planned, the next one first; nothing where there are none. */
export function UpcomingList({ reminders, vendorId }: UpcomingListProps) {
  const { api } = useServices();
  const [list] = useState(
    () =>
      new PagedList<ShowCard, ShowCard['streamId']>(async (after) => {
        const query = { ...(vendorId !== undefined && { vendorId }), ...(after !== undefined && { after }) };
        const { shows, next } = await api('listings.upcoming', { query });
        return { items: shows, next };
      }),
  );
  useEffect(() => void list.load(), [list]);
  const shows = list.items.value;
  // They are an extra on a page about what is live; where they cannot be loaded, that page still stands.
  if (shows.length === 0) return null;
  return (
    <section class="mt-12" aria-labelledby="upcoming-title">
      <h2 id="upcoming-title" class="mb-5 text-lg font-bold">
        {text.title}
      </h2>
      <ul class="card-grid">
        {shows.map((show) => (
          <UpcomingCard key={show.streamId} show={show} reminders={reminders} />
        ))}
      </ul>
      {list.hasMore && (
        <div class="mt-6 flex justify-center">
          <Button busy={list.state.value === 'loading'} onClick={() => void list.load()}>
            {messages.showMore}
          </Button>
        </div>
      )}
    </section>
  );
}

function UpcomingCard({ show, reminders }: { readonly show: ShowCard; readonly reminders: Reminding }) {
  const { streamId, title, seller, coverUrl, scheduledAt, calendarUrl } = show;
  // A show without a time is none that is listed.
  if (scheduledAt === null) return null;
  const isSet = reminders.isSet(streamId);
  return (
    <CoverCard
      heading="h3"
      title={title}
      href={paths.show(streamId)}
      seller={seller}
      note={formatDayAndTime(scheduledAt)}
      pictures={[coverUrl]}
      badges={<Countdown startsAt={scheduledAt} />}
    >
      <div class="relative z-1 mt-3 flex flex-wrap items-center gap-3">
        <Button
          size="sm"
          aria-pressed={isSet}
          aria-label={text.remindOf(title)}
          onClick={() => reminders.press(streamId)}
        >
          {isSet ? text.reminded : text.remind}
        </Button>
        {calendarUrl !== null && (
          <a href={calendarUrl} download="" class="text-button text-sm" aria-label={text.calendarOf(title)}>
            {text.calendar}
          </a>
        )}
      </div>
    </CoverCard>
  );
}

function Countdown({ startsAt }: { readonly startsAt: string }) {
  const { clock } = useServices();
  const left = () => timeLeft(Date.parse(startsAt) - clock.nowMs());
  const shown = useSignal(left());
  useEffect(() => {
    const timer = setInterval(() => {
      shown.value = left();
    }, 1000);
    return () => clearInterval(timer);
  }, [startsAt]);
  return (
    <span role="timer" aria-label={shown} class="plain-badge figures absolute end-3 top-3">
      {shown}
    </span>
  );
}
