import { Maximize2 } from 'lucide-react';
import { useStore } from 'zustand';
import { StatusBadge } from '../../features/broadcast/StatusBadge.tsx';
import { LevelMeter } from '../../features/capture/LevelMeter.tsx';
import { MuteButton } from '../../features/capture/MuteButton.tsx';
import { ElapsedTime } from '../../features/dashboard/ElapsedTime.tsx';
import { countText, moneyText } from '../../lib/locale.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { capture } from '../capture-desk.ts';
import type { LiveShow } from './live-show.ts';

/** The show as a small panel above other programs: is it on, am I heard, and how does it go. */
export function CompactDesk({ liveShow, onExpand }: { liveShow: LiveShow; onExpand: () => void }) {
  const { broadcast, feed } = liveShow;
  return (
    <main className="flex h-full flex-col gap-2.5 p-3">
      <div className="flex items-center gap-3">
        <StatusBadge broadcast={broadcast} />
        <ElapsedTime feed={feed} />
        <Button
          size="icon-sm"
          tone="quiet"
          className="ml-auto"
          aria-label={t.compact.expand}
          autoFocus
          onClick={onExpand}
        >
          <Maximize2 size={15} aria-hidden="true" />
        </Button>
      </div>
      <Numbers liveShow={liveShow} />
      <div className="flex items-center gap-3 rounded-lg bg-[#0a0a0d] px-3 py-2">
        <MuteButton capture={capture} />
        <LevelMeter capture={capture} className="flex-1" />
      </div>
    </main>
  );
}

function Numbers({ liveShow: { feed } }: { liveShow: LiveShow }) {
  const { viewersNow, likes, orders, revenue } = useStore(feed.state, (state) => state.counters);
  const figures: readonly [string, string][] = [
    [t.compact.watching, countText(viewersNow)],
    [t.figures.likes, countText(likes)],
    [t.figures.orders, countText(orders)],
    [t.figures.revenue, revenue ? moneyText(revenue) : countText(0)],
  ];
  return (
    <dl aria-label={t.figures.label} className="grid min-h-0 flex-1 grid-cols-4 gap-2">
      {figures.map(([name, value]) => (
        <div key={name} className="flex min-w-0 flex-col justify-center rounded-md bg-card px-2 py-1">
          <dt className="truncate text-2xs text-muted" title={name}>
            {name}
          </dt>
          <dd className="figures truncate text-md font-semibold" title={value}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
