import type { Account, Stream } from '@stallcast/shared/contract';
import { useEffect } from 'react';
import { api } from '../lib/api.ts';
import { unwrap } from '../lib/bridge-call.ts';
import { inBackground } from '../lib/in-background.ts';
import { openPage, showPath } from '../lib/public-pages.ts';
import { type Screen, useScreen } from './screen.ts';

/** Opens the shows that links from outside ask for: mine where it is in its life, anybody else's in the browser. */
export function useShowLinks({ vendor }: Account): void {
  const go = useScreen((state) => state.go);
  const vendorId = vendor?.vendorId;
  useEffect(() => {
    async function follow(): Promise<void> {
      const { streamId } = await unwrap(window.studio.links.take({}));
      // Nothing takes the seller away from a show that is on.
      if (streamId === null || useScreen.getState().screen.name === 'live') return;
      const show = (await api('streams.list', { query: { streamId } })).streams[0];
      if (show?.vendor.vendorId === vendorId && show) go(screenOf(show));
      else if (show) await openPage(showPath(streamId));
    }
    inBackground(follow());
    return window.studio.on.links.arrived(() => inBackground(follow()));
  }, [go, vendorId]);
}

function screenOf(show: Stream): Screen {
  if (show.status === 'scheduled') return { name: 'prepare', show };
  return { name: show.status === 'live' ? 'live' : 'show', show };
}
