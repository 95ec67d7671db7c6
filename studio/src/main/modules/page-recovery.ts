import { app, dialog } from 'electron';
import { spoken } from '../spoken.ts';
import type { StudioContext } from '../studio-context.ts';

/** Reloading from inside the event itself hangs in Electron 42; a moment later it does not. In ms. */
const reloadDelayMs = 100;
/** As many deaths within the window are not answered by another start. */
const mostDeaths = 3;
const deathsWithinMs = 60_000;

/** Loads the page again when its process dies; the page itself then finds the show that is still on. */
export function enablePageRecovery(context: StudioContext): void {
  const deaths: number[] = [];
  context.window?.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    console.error(`The studio page stopped: ${reason}.`);
    const now = performance.now();
    deaths.push(now);
    while (deaths[0] !== undefined && deaths[0] < now - deathsWithinMs) deaths.shift();
    if (deaths.length >= mostDeaths) return inBackground(giveUp(context, deaths));
    setTimeout(() => context.window?.webContents.reload(), reloadDelayMs);
  });
}

/** Tells the seller, who decides whether it is tried once more. */
async function giveUp(context: StudioContext, deaths: number[]): Promise<void> {
  context.live = false;
  const text = spoken(context);
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: text.pageLost,
    detail: text.pageLostDetail,
    buttons: [text.tryAgain, text.quit],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return app.quit();
  deaths.length = 0;
  context.window?.webContents.reload();
}

function inBackground(work: Promise<void>): void {
  work.catch((error: unknown) => console.error('Could not tell that the page is lost:', error));
}
