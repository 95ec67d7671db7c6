import { useSignal } from '@preact/signals';
import type { Stream } from '@stallcast/shared/contract';
import { useEffect, useState } from 'preact/hooks';
import { formatDayAndTime } from '../../app/locale.ts';
import { PagedList } from '../../app/paged-list.ts';
import { paths } from '../../app/routes.ts';
import { useServices } from '../../app/services.ts';
import { messages } from '../../messages/en/general.ts';
import { upcomingText } from '../../messages/en/upcoming.ts';
import { Button } from '../../ui/Button.tsx';
import { SellerBadge, StallCover } from '../../ui/Stall.tsx';
import { calendarFile } from './calendar-file.ts';
import { timeLeft } from './time-left.ts';

/** Shows that are planned, the next one first; nothing where there are none. */
export function UpcomingList() {
  const { api } = useServices();
  const [list] = useState(
    () =>
      new PagedList<Stream, Stream['streamId']>(async (after) => {
        const query = { status: 'scheduled' as const, ...(after !== undefined && { after }) };
        const { streams, next } = await api('streams.list', { query });
        return { items: streams, next };
      }),
  );
  useEffect(() => void list.load(), [list]);
  const shows = planned(list.items.value);
  // They are an extra on a page about what is live; where they cannot be loaded, that page still stands.
  if (shows.length === 0) return null;
  return (
    <section class="mt-12" aria-labelledby="upcoming-title">
      <h2 id="upcoming-title" class="mb-5 text-lg font-bold">
        {upcomingText.title}
      </h2>
      <ul class="card-grid">
        {shows.map(({ show, startsAt }) => (
          <UpcomingCard key={show.streamId} show={show} startsAt={startsAt} />
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

interface Planned {
  readonly show: Stream;
  /** RFC 3339. */
  readonly startsAt: string;
}

/** A show without a time is only its seller's plan. */
function planned(streams: readonly Stream[]): readonly Planned[] {
  return streams
    .flatMap((show) => (show.scheduledAt === null ? [] : [{ show, startsAt: show.scheduledAt }]))
    .sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt));
}

function UpcomingCard({ show, startsAt }: Planned) {
  const { streamId, title, vendor, featured } = show;
  const { clock } = useServices();
  const save = () => {
    const url = new URL(paths.show(streamId), window.location.href).href;
    const file = calendarFile({ streamId, title, seller: vendor.name, startsAt, url }, clock.nowMs());
    saveFile(file, 'show.ics');
  };
  return (
    <li class="cover-card">
      <div class="relative">
        <StallCover seed={vendor.vendorId} pictures={featured.map((product) => product.imageUrl)} />
        <Countdown startsAt={startsAt} />
      </div>
      <div class="flex gap-3 p-4">
        <SellerBadge name={vendor.name} seed={vendor.vendorId} />
        <div class="min-w-0 flex-1">
          <h3 class="line-clamp-2 font-semibold [overflow-wrap:anywhere]">
            <a href={paths.show(streamId)} class="cover-link">
              {title}
            </a>
          </h3>
          <p class="truncate text-sm text-muted">
            {vendor.name} · {formatDayAndTime(startsAt)}
          </p>
          <button
            type="button"
            class="text-button relative z-1 mt-1 min-h-6 text-sm"
            aria-label={upcomingText.calendarOf(title)}
            onClick={save}
          >
            {upcomingText.calendar}
          </button>
        </div>
      </div>
    </li>
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

/** Hands a calendar file to the browser, as a download. */
function saveFile(content: string, name: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'text/calendar' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
