import { useStore } from 'zustand';
import { broadcastStatus } from '../../features/broadcast/broadcast-status.ts';
import { t } from '../../messages/messages.ts';
import { Notice } from '../../ui/Notice.tsx';
import type { LiveShow } from './live-show.ts';

/** What disturbs the show at the moment; the studio mends it by itself. */
export function LiveNotices({ liveShow: { broadcast, link } }: { liveShow: LiveShow }) {
  const status = useStore(broadcast.state, broadcastStatus);
  const away = useStore(broadcast.state, (state) => state.entry.status === 'away');
  const reachable = useStore(link, (state) => state.reachable);
  if (!reachable) return <Notice tone="bad">{t.live.unreachableText}</Notice>;
  if (status === 'reconnecting') return <Notice tone="warn">{t.live.reconnectingText}</Notice>;
  return away ? <Notice tone="warn">{t.live.pollingText}</Notice> : null;
}
