import { app } from 'electron';

/** Whether this is the only studio running with its data folder. A second one ends itself; the first comes to the front. */
export function isOnlyInstance(): boolean {
  return app.requestSingleInstanceLock();
}
