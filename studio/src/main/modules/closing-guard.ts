import { app, type BrowserWindow, powerSaveBlocker } from 'electron';
import { answerCall } from '../ipc-calls.ts';
import { pushToPage } from '../ipc-pushes.ts';
import type { StudioContext } from '../studio-context.ts';

/** While a show is on, the computer stays awake, and closing the window or quitting asks the seller first. */
export function enableClosingGuard(context: StudioContext): void {
  const awake = createAwakeLock();
  const hanging = watchHanging(context.window);
  let quitting = false;
  app.on('before-quit', () => {
    quitting = true;
  });
  answerCall('live.mark', ({ live }) => {
    context.live = live;
    awake.set(live);
    return {};
  });
  answerCall('closing.answer', ({ close }) => {
    if (close) finish(context, quitting);
    else quitting = false;
    return {};
  });
  context.window?.on('close', (event) => {
    const { window } = context;
    if (!context.live || window === null || !canAsk(window, hanging)) return;
    event.preventDefault();
    pushToPage(window, 'closing.asked', {});
  });
}

function finish(context: StudioContext, quitting: boolean): void {
  context.live = false;
  if (quitting) app.quit();
  else context.window?.close();
}

interface Hanging {
  now: boolean;
}

function watchHanging(window: BrowserWindow | null): Hanging {
  const hanging = { now: false };
  window?.webContents.on('unresponsive', () => (hanging.now = true));
  window?.webContents.on('responsive', () => (hanging.now = false));
  return hanging;
}

/** A page that crashed or hangs cannot ask; its window must close all the same. */
function canAsk({ webContents }: BrowserWindow, hanging: Hanging): boolean {
  return !hanging.now && !webContents.isCrashed() && !webContents.isLoading();
}

function createAwakeLock() {
  let id: number | null = null;
  return {
    set(on: boolean) {
      if (on && id === null) id = powerSaveBlocker.start('prevent-display-sleep');
      if (on || id === null) return;
      powerSaveBlocker.stop(id);
      id = null;
    },
  };
}
