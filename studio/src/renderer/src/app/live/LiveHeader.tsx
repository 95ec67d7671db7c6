import type { Stream } from '@stallcast/shared/contract';
import { DoorClosed, Keyboard, Minimize2, Square } from 'lucide-react';
import { StatusBadge } from '../../features/broadcast/StatusBadge.tsx';
import { ElapsedTime } from '../../features/dashboard/ElapsedTime.tsx';
import { classes } from '../../lib/class-names.ts';
import { showPath } from '../../lib/public-pages.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyLinkButton } from '../../ui/CopyLinkButton.tsx';
import type { LiveShow } from './live-show.ts';

interface LiveHeaderProps {
  show: Stream;
  liveShow: LiveShow;
  onListKeys: () => void;
  onCompact: () => void;
  onEnd: () => void;
}

/** Whether viewers see the seller, for how long already, and the way out. */
export function LiveHeader({
  show,
  liveShow: { broadcast, feed },
  onListKeys,
  onCompact,
  onEnd,
}: LiveHeaderProps) {
  const rehearsal = show.visibility === 'rehearsal';
  return (
    <header
      className={classes(
        'flex h-14 shrink-0 items-center gap-4 border-b px-5',
        rehearsal ? 'border-warn/30 bg-warn-soft' : 'border-line bg-card',
      )}
    >
      <StatusBadge broadcast={broadcast} />
      {rehearsal && <RehearsalBadge />}
      <ElapsedTime feed={feed} />
      <h1 className="selectable min-w-0 flex-1 truncate font-semibold">{show.title}</h1>
      {!rehearsal && <CopyLinkButton path={showPath(show.streamId)} size="sm" />}
      <Button size="icon-sm" tone="quiet" aria-label={t.hotkeys.title} onClick={onListKeys}>
        <Keyboard size={16} aria-hidden="true" />
      </Button>
      <Button size="icon-sm" tone="quiet" aria-label={t.compact.shrink} onClick={onCompact}>
        <Minimize2 size={16} aria-hidden="true" />
      </Button>
      <Button size="sm" tone="danger" onClick={onEnd}>
        <Square size={12} fill="currentColor" aria-hidden="true" />
        {rehearsal ? t.endShow.rehearsalEnd : t.live.end}
      </Button>
    </header>
  );
}

/** As large as the room allows: nobody shall believe that this is the show, nor that the show is this. */
function RehearsalBadge() {
  return (
    <p className="flex shrink-0 items-center gap-2 rounded-full border border-warn px-3 py-1 text-sm font-semibold text-warn">
      <DoorClosed size={16} aria-hidden="true" />
      {t.visibility.rehearsal}
      <span className="text-xs font-normal text-ink">{t.live.rehearsalText}</span>
    </p>
  );
}
