import type { RecordingFacts } from '@stallcast/shared/contract';
import { useStore } from 'zustand';
import { broadcastStatus } from '../../features/broadcast/broadcast-status.ts';
import { t } from '../../messages/messages.ts';
import { Notice } from '../../ui/Notice.tsx';
import type { LiveShow } from './live-show.ts';

/** What disturbs the show at the moment; the studio mends it by itself. */
export function LiveNotices({ liveShow: { broadcast, feed, link } }: { liveShow: LiveShow }) {
  const status = useStore(broadcast.state, broadcastStatus);
  const away = useStore(broadcast.state, (state) => state.entry.status === 'away');
  const reachable = useStore(link, (state) => state.reachable);
  const recording = useStore(feed.state, (state) => state.recording);
  if (!reachable) return <Notice tone="bad">{t.live.unreachableText}</Notice>;
  if (status === 'reconnecting') return <Notice tone="warn">{t.live.reconnectingText}</Notice>;
  if (away) return <Notice tone="warn">{t.live.pollingText}</Notice>;
  const text = recording === null ? null : recordingText(recording);
  return text === null ? null : <Notice tone="warn">{text}</Notice>;
}

/** What the seller has to know of the recording: viewers see nothing of it, but the replay will lack it. */
function recordingText({ state, restarts }: RecordingFacts): string | null {
  if (state === 'no-ffmpeg' || state === 'disk-low' || state === 'disk-full')
    return t.live.recordingTexts[state];
  return restarts > 0 ? t.live.recordingRestartedText(restarts) : null;
}
