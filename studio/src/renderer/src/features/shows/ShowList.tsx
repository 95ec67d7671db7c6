import type { SellerCounters, Stream } from '@stallcast/shared/contract';
import { ChartNoAxesColumn, ExternalLink, Eye, Heart, MessageCircle, ShoppingBag } from 'lucide-react';
import type { ReactNode } from 'react';
import { countText, locale, moneyText } from '../../lib/locale.ts';
import { inBackground } from '../../lib/in-background.ts';
import { openPage, replayPath } from '../../lib/public-pages.ts';
import { clockText, dayText } from '../../lib/time-text.ts';
import { t } from '../../messages/messages.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { ShowCover } from './ShowCover.tsx';
import { showOffer } from './show-line.ts';
import type { MyShow } from './use-my-shows.ts';

interface ShowListProps {
  shows: readonly MyShow[];
  onPrepare: (show: Stream) => void;
  onFigures: (show: Stream) => void;
}

/** My shows, one a line, with what can be done with each. A live one is resumed from the banner above. */
export function ShowList({ shows, onPrepare, onFigures }: ShowListProps) {
  return (
    <ul
      aria-label={t.home.listLabel}
      className="flex flex-col overflow-hidden rounded-lg border border-line bg-card"
    >
      {shows.map(({ show, past }) => (
        <li
          key={show.streamId}
          className="flex min-h-17 items-center gap-4 border-b border-line py-3 pr-5 pl-3 last:border-b-0 hover:bg-hover"
        >
          <ShowCover show={show} />
          <ShowFacts show={show} past={past} />
          {show.status === 'ended' && (
            <Button
              size="sm"
              tone="quiet"
              aria-label={t.home.figuresOf(show.title)}
              onClick={() => onFigures(show)}
            >
              <ChartNoAxesColumn size={14} aria-hidden="true" />
              {t.home.figures}
            </Button>
          )}
          <ShowAction show={show} past={past} onPrepare={() => onPrepare(show)} />
        </li>
      ))}
    </ul>
  );
}

function ShowFacts({ show, past }: MyShow) {
  const { viewersTotal, likes, comments } = show.counters;
  // Of a show that was saved, its replay is what can still be seen.
  const visibility = past?.replay?.visibility ?? show.visibility;
  return (
    <div className="min-w-0 flex-1">
      <h2 className="selectable truncate font-medium">{show.title}</h2>
      <p className="mt-0.5 flex items-center gap-4 text-xs whitespace-nowrap text-muted">
        <span>{whenText(show)}</span>
        {visibility !== 'public' && (
          <Badge tone={visibility === 'rehearsal' ? 'warn' : 'neutral'}>{t.visibility[visibility]}</Badge>
        )}
        {past && past.durationMs > 0 && <span className="figures">{clockText(past.durationMs)}</span>}
        {show.startedAt !== null && (
          <>
            <Fact
              icon={<Eye size={13} />}
              value={viewersTotal}
              text={t.home.viewers(countText(viewersTotal), viewersTotal)}
            />
            <Fact icon={<Heart size={13} />} value={likes} text={t.home.likes(countText(likes), likes)} />
            <Fact
              icon={<MessageCircle size={13} />}
              value={comments}
              text={t.home.comments(countText(comments), comments)}
            />
            {past && <Sold counters={past.counters} />}
          </>
        )}
      </p>
    </div>
  );
}

function whenText({ status, startedAt, scheduledAt }: Stream): string {
  if (startedAt !== null) return dayText(startedAt, locale);
  return scheduledAt === null ? t.home.statuses[status] : t.home.announcedFor(dayText(scheduledAt, locale));
}

/** What came in by a show; nothing where nothing was sold. */
function Sold({ counters: { orders, revenue } }: { counters: SellerCounters }) {
  if (orders === 0 || revenue === null) return null;
  return (
    <>
      <Fact icon={<ShoppingBag size={13} />} value={orders} text={t.home.orders(countText(orders), orders)} />
      <span className="figures font-medium text-ink">{moneyText(revenue)}</span>
    </>
  );
}

function Fact({ icon, value, text }: { icon: ReactNode; value: number; text: string }) {
  return (
    <span className="figures flex items-center gap-1">
      <span aria-hidden="true">{icon}</span>
      <span aria-hidden="true">{countText(value)}</span>
      <span className="sr-only">{text}</span>
    </span>
  );
}

function ShowAction({ show, past, onPrepare }: MyShow & { onPrepare: () => void }) {
  const offer = showOffer(show, past?.replay ?? undefined);
  switch (offer.offer) {
    case 'prepare':
      return (
        <Button size="sm" onClick={onPrepare}>
          {t.home.prepare}
        </Button>
      );
    case 'live':
      return (
        <Badge tone="live" pulsing>
          {t.home.statuses.live}
        </Badge>
      );
    case 'replay':
      return (
        <Button
          size="sm"
          tone="quiet"
          onClick={() => inBackground(openPage(replayPath(offer.savedStreamId)))}
        >
          <ExternalLink size={14} aria-hidden="true" />
          {t.home.replay}
        </Button>
      );
    case 'none':
      return <Badge tone={offer.why === 'failed' ? 'bad' : 'neutral'}>{noReplayTexts[offer.why]}</Badge>;
  }
}

const noReplayTexts = {
  processing: t.home.replayProcessing,
  failed: t.home.replayFailed,
  'not-saved': t.home.noReplay,
};
