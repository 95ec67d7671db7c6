import { app, type BrowserWindow, dialog, powerSaveBlocker } from 'electron';
import { answerCall } from '../ipc-calls.ts';
import { spoken } from '../spoken.ts';
import type { StudioContext } from '../studio-context.ts';

const stay = 0;

/** While a show is on, the computer stays awake, and closing the window or quitting asks the seller first. */
export function enableClosingGuard(context: StudioContext): void {
  const awake = createAwakeLock();
  let quitting = false;
  let asking = false;
  app.on('before-quit', () => {
    quitting = true;
  });
  answerCall('live.mark', ({ live }) => {
    context.live = live;
    awake.set(live);
    for (const listener of context.onLive) listener(live);
    return {};
  });

  async function ask(window: BrowserWindow): Promise<void> {
    const text = spoken(context);
    asking = true;
    try {
      // The system's own dialog: a page that hangs or has crashed could not ask.
      const { response } = await dialog.showMessageBox(window, {
        type: 'question',
        message: text.closeLive,
        detail: text.closeLiveDetail,
        buttons: [text.stayLive, text.closeAnyway],
        defaultId: stay,
        cancelId: stay,
        noLink: true,
      });
      if (response !== stay) leave(window);
    } finally {
      asking = false;
      quitting = false;
    }
  }

  function leave(window: BrowserWindow): void {
    context.live = false;
    if (quitting) app.quit();
    else window.close();
  }

  context.window?.on('close', (event) => {
    const { window } = context;
    if (!context.live || window === null) return;
    event.preventDefault();
    if (!asking) ask(window).catch((error: unknown) => console.error('Could not ask before closing:', error));
  });
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
