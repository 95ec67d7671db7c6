import { session, systemPreferences } from 'electron';
import { isOwnPage } from '../own-page.ts';
import type { PendingScreenChoice } from '../screen-choice.ts';

/** Camera, microphone and the screen that the seller just picked, for our own page; nothing else, for nobody. */
export function enablePermissions(pendingScreen: PendingScreenChoice): void {
  const { defaultSession } = session;
  defaultSession.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === 'media' && isOwnPage(origin),
  );
  defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const wanted = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    // Before Electron 45 a screen is asked for as media of no type, by whichever way; from then on by its own name.
    const screen = permission === 'display-capture' || (permission === 'media' && wanted.length === 0);
    const allowed = screen ? pendingScreen.pending : permission === 'media';
    if (!allowed || !details.isMainFrame || !isOwnPage(details.requestingUrl)) return answer(false);
    if (screen) return answer(true);
    askSystem(wanted).then(answer, () => answer(false));
  });
  defaultSession.setDevicePermissionHandler(() => false);
}

/** macOS asks the person itself, once per kind of device; elsewhere the system asks nobody. */
async function askSystem(kinds: readonly ('video' | 'audio')[]): Promise<boolean> {
  if (process.platform !== 'darwin') return true;
  for (const kind of kinds) {
    const granted = await systemPreferences.askForMediaAccess(kind === 'video' ? 'camera' : 'microphone');
    if (!granted) return false;
  }
  return true;
}
