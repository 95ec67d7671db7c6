import { useStore } from 'zustand';
import { t } from '../../messages/messages.ts';
import { Badge } from '../../ui/Badge.tsx';
import type { Broadcast } from './broadcast.ts';
import { type BroadcastStatus, broadcastStatus } from './broadcast-status.ts';

const texts: Record<BroadcastStatus, string> = {
  'on-air': t.live.onAir,
  connecting: t.live.connecting,
  reconnecting: t.live.reconnecting,
  replaced: t.live.stopped,
  refused: t.live.stopped,
};

/** Whether viewers see the seller right now. */
export function StatusBadge({ broadcast }: { broadcast: Broadcast }) {
  const status = useStore(broadcast.state, broadcastStatus);
  return (
    <span role="status">
      <Badge
        tone={
          status === 'on-air'
            ? 'live'
            : status === 'connecting' || status === 'reconnecting'
              ? 'warn'
              : 'neutral'
        }
        pulsing={status === 'on-air'}
      >
        {texts[status]}
      </Badge>
    </span>
  );
}
