import { useEffect } from 'react';
import { unwrap } from '../../lib/bridge-call.ts';
import { inBackground } from '../../lib/in-background.ts';

/** Tells the main process whether a show is on here: closing the window then asks first. */
export function useMarkLive(live: boolean): void {
  useEffect(() => {
    inBackground(unwrap(window.studio.live.mark({ live })));
  }, [live]);
}
