import { session, systemPreferences } from 'electron';
import { isOwnPage } from '../own-page.ts';

/** Camera and microphone for our own page; nothing else, for nobody. */
export function enablePermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === 'media' && isOwnPage(origin),
  );
  defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const allowed = permission === 'media' && details.isMainFrame && isOwnPage(details.requestingUrl);
    if (!allowed) return answer(false);
    const wanted = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
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
