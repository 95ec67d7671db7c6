import type { BrowserWindow } from 'electron';
import type { PushName, PushPayload } from '../ipc/bridge.ts';

/** Sends a message of the channel table to the page. */
export function pushToPage<Name extends PushName>(
  window: BrowserWindow,
  name: Name,
  payload: PushPayload<Name>,
): void {
  window.webContents.send(name, payload);
}
