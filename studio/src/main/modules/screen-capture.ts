import { setTimeout as wait } from 'node:timers/promises';
import {
  BrowserWindow,
  type DesktopCapturerSource,
  desktopCapturer,
  session,
  systemPreferences,
} from 'electron';
import { answerCall } from '../ipc-calls.ts';
import { isOwnPage } from '../own-page.ts';
import type { PendingScreenChoice } from '../screen-choice.ts';

/** Large enough to be told apart in a list, in px. */
const thumbnailSize = { width: 320, height: 180 };
/** How long the list waits for its small pictures, in ms. Electron 42.0.0 waits for ever for a window that gives none. */
const thumbnailLimitMs = 2_000;

/** Lists screens and windows, and lets the page capture the one that the seller picked. */
export function enableScreenCapture(pending: PendingScreenChoice): void {
  // What may be picked is only what was listed: an id the page made up is nothing.
  let listed: readonly DesktopCapturerSource[] = [];

  answerCall('screens.list', async () => {
    const denied = isDenied();
    listed = denied ? [] : await otherSources();
    return { denied, sound: sharesSound, screens: listed.map(toScreen) };
  });

  answerCall('screens.choose', ({ sourceId, sound }) => {
    const source = listed.find(({ id }) => id === sourceId);
    if (source) pending.set({ sourceId, name: source.name, sound: sound && sharesSound });
    return { chosen: source !== undefined };
  });

  session.defaultSession.setDisplayMediaRequestHandler(
    ({ frame, videoRequested, audioRequested }, answer) => {
      const own = frame !== null && frame.parent === null && isOwnPage(frame.url);
      const choice = own && videoRequested ? pending.take() : null;
      if (choice === null) return answer(null);
      const video = { id: choice.sourceId, name: choice.name };
      answer(audioRequested && choice.sound ? { video, audio: 'loopback' } : { video });
    },
  );
}

/** Only there does the system hand out the sound of all programs. */
const sharesSound = process.platform === 'win32';

/** Every screen and window but the studio's own: a picture of itself in itself helps nobody. */
async function otherSources(): Promise<DesktopCapturerSource[]> {
  // One after the other: asked for both at once, Electron 42 answers the first time only.
  const sources = [...(await sourcesOf('screen')), ...(await sourcesOf('window'))];
  const own = new Set(BrowserWindow.getAllWindows().map((window) => window.getMediaSourceId()));
  return sources.filter(({ id }) => !own.has(id));
}

/** With small pictures, as far as they come in time: a list without them is still a list. */
async function sourcesOf(type: 'screen' | 'window'): Promise<DesktopCapturerSource[]> {
  const timeout = new AbortController();
  const late = wait(thumbnailLimitMs, null, { signal: timeout.signal }).catch(() => null);
  const sources = await Promise.race([desktopCapturer.getSources({ types: [type], thumbnailSize }), late]);
  timeout.abort();
  return sources ?? desktopCapturer.getSources({ types: [type], thumbnailSize: { width: 0, height: 0 } });
}

function toScreen({ id, name, thumbnail }: DesktopCapturerSource) {
  const kind: 'screen' | 'window' = id.startsWith('screen:') ? 'screen' : 'window';
  const bytes = thumbnail.isEmpty() ? null : new Uint8Array(thumbnail.toJPEG(80));
  return { sourceId: id, kind, name: name.slice(0, 300), thumbnail: bytes };
}

/** macOS lets the person decide in its settings, and gives black pictures until then. */
function isDenied(): boolean {
  if (process.platform !== 'darwin') return false;
  const status = systemPreferences.getMediaAccessStatus('screen');
  return status === 'denied' || status === 'restricted';
}
