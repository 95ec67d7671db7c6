import { app, BrowserWindow } from 'electron';
import { appUrl } from '../own-page.ts';
import { spoken } from '../spoken.ts';
import type { StudioContext } from '../studio-context.ts';

/** Opens the one window; a second start of the program brings it to the front instead. */
export function enableWindow(context: StudioContext): void {
  const window = new BrowserWindow({
    width: 1280,
    height: 720,
    minWidth: 1024,
    minHeight: 640,
    useContentSize: true,
    show: false,
    title: spoken(context).windowTitle,
    autoHideMenuBar: true,
    backgroundColor: '#101014',
    webPreferences: {
      preload: context.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      devTools: !app.isPackaged,
      // A show goes on at full rate while the window is covered or minimised.
      backgroundThrottling: false,
    },
  });
  context.window = window;
  window.once('ready-to-show', () => window.show());
  window.on('closed', () => {
    context.window = null;
  });
  app.on('second-instance', () => toFront(context.window));
  app.on('window-all-closed', () => app.quit());
  // The page reports itself when it cannot be loaded: an empty window would say nothing.
  window
    .loadURL(appUrl)
    .catch((error: unknown) => console.error('The studio page could not be loaded:', error));
}

/** Shows the window to whoever asked for it, also when it was minimised. */
export function toFront(window: BrowserWindow | null): void {
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}
