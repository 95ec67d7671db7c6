import type { BrowserWindow, Rectangle } from 'electron';
import { answerCall } from '../ipc-calls.ts';
import type { StudioContext } from '../studio-context.ts';

/** Room for the numbers and the mute button, in px. */
const compactSize = { width: 360, height: 216 };

interface Before {
  readonly bounds: Rectangle;
  readonly least: readonly number[];
  readonly maximised: boolean;
}

/** Makes the window a small panel above all others while the page asks for it, and what it was before afterwards. */
export function enableCompactWindow(context: StudioContext): void {
  let before: Before | null = null;

  function shrink(window: BrowserWindow): void {
    if (before !== null) return;
    const maximised = window.isMaximized();
    if (maximised) window.unmaximize();
    before = { bounds: window.getBounds(), least: window.getMinimumSize(), maximised };
    window.setMinimumSize(compactSize.width, compactSize.height);
    window.setContentSize(compactSize.width, compactSize.height);
    window.setAlwaysOnTop(true, 'floating');
  }

  function restore(window: BrowserWindow): void {
    if (before === null) return;
    const { bounds, least, maximised } = before;
    before = null;
    window.setAlwaysOnTop(false);
    window.setMinimumSize(least[0] ?? 0, least[1] ?? 0);
    window.setBounds(bounds);
    if (maximised) window.maximize();
  }

  answerCall('window.compact', ({ compact }) => {
    const { window } = context;
    if (window === null) return { compact: false };
    if (compact) shrink(window);
    else restore(window);
    return { compact };
  });
  // A page that was loaded anew knows nothing of the panel it was.
  context.window?.webContents.on('did-start-loading', () => {
    if (context.window) restore(context.window);
  });
}
