import { app, dialog } from 'electron';
import updater, { type CancellationToken } from 'electron-updater';
import { spoken } from '../spoken.ts';
import type { StudioContext } from '../studio-context.ts';

const checkEveryMs = 24 * 60 * 60_000;
/** Where a server keeps the studio's packages, below its address. */
const feedPath = '/studio-updates';
const install = 0;

/**
 * Looks for a newer studio at the start and once a day, at the server in use, and fetches it in the background. A show
 * stops all of that. It is installed only when the seller says so, and only while no show is on.
 */
export function enableUpdates(context: StudioContext): void {
  const { autoUpdater } = updater;
  // Tests, and whoever tries a feed out: a studio that is not packed looks for updates only where it is told to.
  const given = app.isPackaged ? '' : app.commandLine.getSwitchValue('updates');
  if (!app.isPackaged && given === '') return;
  autoUpdater.forceDevUpdateConfig = !app.isPackaged;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.logger = console;
  let waiting: string | null = null;
  let download: CancellationToken | null = null;
  let asking = false;

  async function check(): Promise<void> {
    const origin = context.connection.origin();
    if (context.live || waiting !== null || (origin === null && given === '')) return;
    autoUpdater.setFeedURL({ provider: 'generic', url: given === '' ? `${origin}${feedPath}` : given });
    const found = await autoUpdater.checkForUpdates();
    download = found?.cancellationToken ?? null;
    await found?.downloadPromise;
  }

  async function offer(): Promise<void> {
    if (waiting === null || context.live || asking || context.window === null) return;
    const text = spoken(context);
    const version = waiting;
    asking = true;
    const { response } = await dialog.showMessageBox(context.window, {
      type: 'info',
      message: text.updateReady(version),
      detail: text.updateReadyDetail,
      buttons: [text.updateNow, text.updateLater],
      defaultId: install,
      cancelId: 1,
      noLink: true,
    });
    asking = false;
    // A show may have begun while the question stood there.
    if (response === install && !context.live) autoUpdater.quitAndInstall();
  }

  const note = (error: unknown) => console.warn('No update:', String(error));
  const look = () => void check().catch(note);
  autoUpdater.on('error', note);
  autoUpdater.on('update-downloaded', ({ version }) => {
    waiting = version;
    offer().catch(note);
  });
  context.onLive.add((live) => {
    if (live) download?.cancel();
    else offer().then(check).catch(note);
  });
  look();
  const daily = setInterval(look, checkEveryMs);
  app.once('will-quit', () => clearInterval(daily));
}
