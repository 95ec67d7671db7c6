import type { Stream } from '@stallcast/shared/contract';
import { Square } from 'lucide-react';
import { StatusBadge } from '../../features/broadcast/StatusBadge.tsx';
import { ElapsedTime } from '../../features/dashboard/ElapsedTime.tsx';
import { showPath } from '../../lib/public-pages.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyLinkButton } from '../../ui/CopyLinkButton.tsx';
import type { LiveShow } from './live-show.ts';

interface LiveHeaderProps {
  show: Stream;
  liveShow: LiveShow;
  onEnd: () => void;
}

/** Whether viewers see the seller, for how long already, and the way out. */
export function LiveHeader({ show, liveShow: { broadcast, feed }, onEnd }: LiveHeaderProps) {
  return (
    <header className="flex h-14 shrink-0 items-center gap-4 border-b border-line bg-card px-5">
      <StatusBadge broadcast={broadcast} />
      <ElapsedTime feed={feed} />
      <h1 className="selectable min-w-0 flex-1 truncate font-semibold">{show.title}</h1>
      <CopyLinkButton path={showPath(show.streamId)} size="sm" />
      <Button size="sm" tone="danger" onClick={onEnd}>
        <Square size={12} fill="currentColor" aria-hidden="true" />
        {t.live.end}
      </Button>
    </header>
  );
}
