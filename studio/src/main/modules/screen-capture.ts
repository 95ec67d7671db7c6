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

/** Lists screens and windows, and lets the page capture the one that the seller picked. */
export function enableScreenCapture(pending: PendingScreenChoice): void {
  // What may be picked is only what was listed: an id the page made up is nothing.
  let listed: readonly DesktopCapturerSource[] = [];

  answerCall('screens.list', async () => {
    listed = isDenied() ? [] : await otherSources();
    return { denied: isDenied(), sound: sharesSound, screens: listed.map(toScreen) };
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
  const sources = await desktopCapturer.getSources({ types: ['screen', 'window'], thumbnailSize });
  const own = new Set(BrowserWindow.getAllWindows().map((window) => window.getMediaSourceId()));
  return sources.filter(({ id }) => !own.has(id));
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
