import { dialog } from 'electron';
import { spoken } from '../spoken.ts';
import type { StudioContext } from '../studio-context.ts';

/** Reloading from inside the event itself hangs in Electron 42; a moment later it does not. In ms. */
const reloadDelayMs = 100;
/** More deaths than this within the window are not answered by another start. */
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
    if (deaths.length > mostDeaths) return giveUp(context);
    setTimeout(() => context.window?.webContents.reload(), reloadDelayMs);
  });
}

function giveUp(context: StudioContext): void {
  context.live = false;
  dialog.showErrorBox(spoken(context).pageLostTitle, spoken(context).pageLostDetail);
}
