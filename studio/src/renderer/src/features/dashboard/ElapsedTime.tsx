import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { clockText, isoDuration } from '../../lib/time-text.ts';
import { t } from '../../messages/messages.ts';
import { elapsedAt, type ShowFeed } from './show-feed.ts';

/** How long the show has been on, by the server's clock, ticking here. */
export function ElapsedTime({ feed }: { feed: ShowFeed }) {
  const base = useStore(feed.state, (state) => state.elapsed);
  const [nowMs, setNowMs] = useState(() => performance.now());
  useEffect(() => {
    // Faster than a second, so that no second is skipped to the eye.
    const timer = setInterval(() => setNowMs(performance.now()), 250);
    return () => clearInterval(timer);
  }, []);
  const elapsedMs = elapsedAt(base, nowMs);
  return (
    <time
      role="timer"
      aria-label={t.live.elapsed}
      dateTime={isoDuration(elapsedMs)}
      className="figures text-md font-semibold"
    >
      {clockText(elapsedMs)}
    </time>
  );
}
