import { Eye, Heart, MessageCircle, ShoppingBag, ThumbsDown, Users, Wallet } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { classes } from '../../lib/class-names.ts';
import { conversionOf } from '../../lib/conversion.ts';
import { countText, moneyText, percentText } from '../../lib/locale.ts';
import { t } from '../../messages/messages.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { ShowFeed } from './show-feed.ts';

/** The numbers of the show at a glance. */
export function Figures({ feed }: { feed: ShowFeed }) {
  const counters = useStore(feed.state, (state) => state.counters);
  const loaded = useStore(feed.state, (state) => state.loaded);
  const conversion = conversionOf(counters);
  const refunded = counters.refunded && counters.refunded.amountMinor > 0 ? counters.refunded : null;
  const money = counters.revenue ? moneyText(counters.revenue) : countText(0);
  return (
    <section aria-label={t.figures.label} className="grid shrink-0 grid-cols-7 gap-2">
      <Figure
        label={t.figures.viewersNow}
        icon={<Eye size={14} />}
        value={countText(counters.viewersNow)}
        more={t.figures.peak(countText(counters.viewersPeak))}
        loaded={loaded}
        strong
      />
      <Figure
        label={t.figures.viewersTotal}
        icon={<Users size={14} />}
        value={countText(counters.viewersTotal)}
        loaded={loaded}
      />
      <Figure
        label={t.figures.likes}
        icon={<Heart size={14} />}
        value={countText(counters.likes)}
        loaded={loaded}
      />
      <Figure
        label={t.figures.dislikes}
        icon={<ThumbsDown size={14} />}
        value={countText(counters.dislikes)}
        loaded={loaded}
      />
      <Figure
        label={t.figures.comments}
        icon={<MessageCircle size={14} />}
        value={countText(counters.comments)}
        loaded={loaded}
      />
      <Figure
        label={t.figures.orders}
        icon={<ShoppingBag size={14} />}
        value={countText(counters.orders)}
        more={conversion === null ? null : t.figures.ofViewers(percentText(conversion))}
        loaded={loaded}
      />
      <Figure
        label={t.figures.revenue}
        icon={<Wallet size={14} />}
        value={money}
        more={refunded === null ? null : t.figures.refundedOf(moneyText(refunded))}
        loaded={loaded}
        money
      />
    </section>
  );
}

interface FigureProps {
  label: string;
  icon: ReactNode;
  value: string;
  /** Beside the value, smaller. */
  more?: string | null;
  loaded: boolean;
  strong?: boolean;
  money?: boolean;
}

function Figure({ label, icon, value, more = null, loaded, strong = false, money = false }: FigureProps) {
  return (
    <dl
      className={classes(
        'grid min-w-0 grid-cols-[auto_minmax(0,1fr)] content-between items-baseline gap-x-2 gap-y-1 rounded-lg border px-3.5 py-2.5',
        strong
          ? 'border-live/25 bg-live-soft'
          : money
            ? 'border-accent/25 bg-accent-soft'
            : 'border-line bg-card',
      )}
    >
      <dt className="col-span-2 flex items-center gap-1.5 text-xs text-muted">
        <span aria-hidden="true">{icon}</span>
        <span className="truncate">{label}</span>
      </dt>
      {loaded ? (
        <>
          {/* A new key for a new value lets the change glow once. */}
          <dd key={value} className="figures animate-glow truncate text-xl leading-tight font-semibold">
            {value}
          </dd>
          {more !== null && <dd className="truncate text-xs text-muted">{more}</dd>}
        </>
      ) : (
        <dd>
          <Skeleton className="h-7 w-12" />
        </dd>
      )}
    </dl>
  );
}
