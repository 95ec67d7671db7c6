import { app } from 'electron';
import { type DeepLink, findDeepLink, linkScheme, readDeepLink } from '../deep-link.ts';
import { answerCall } from '../ipc-calls.ts';
import { pushToPage } from '../ipc-pushes.ts';
import type { StudioContext } from '../studio-context.ts';
import { toFront } from './window.ts';

/** Links that came to this program. The latest waits until the page takes it, which may be after a sign-in. */
export interface IncomingLinks {
  take(): DeepLink | null;
  onArrival(listener: () => void): void;
}

/** Listens for links from the first moment: macOS tells them before the program is ready. */
export function watchIncomingLinks(): IncomingLinks {
  let waiting = findDeepLink(process.argv);
  let tell = () => {};
  const receive = (link: DeepLink | null) => {
    if (link === null) return;
    waiting = link;
    tell();
  };
  app.on('open-url', (event, url) => {
    event.preventDefault();
    receive(readDeepLink(url));
  });
  app.on('second-instance', (_event, args) => receive(findDeepLink(args)));
  return {
    take() {
      const link = waiting;
      waiting = null;
      return link;
    },
    onArrival(listener) {
      tell = listener;
    },
  };
}

/** Hands links to shows to the page, and brings the window to the front for them. */
export function enableDeepLinks(context: StudioContext, links: IncomingLinks): void {
  // The packages for macOS and Linux say it themselves; for Windows the program has to.
  if (app.isPackaged && process.platform === 'win32') app.setAsDefaultProtocolClient(linkScheme);
  answerCall('links.take', () => ({ streamId: links.take()?.streamId ?? null }));
  links.onArrival(() => {
    toFront(context.window);
    if (context.window) pushToPage(context.window, 'links.arrived', {});
  });
}
