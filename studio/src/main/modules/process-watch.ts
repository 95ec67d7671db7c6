import { app } from 'electron';
import type { StudioContext } from '../studio-context.ts';

/** Notes what happens to the program's other processes (pictures, camera, sound) and what the page complains about. */
export function enableProcessWatch({ window }: StudioContext): void {
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    if (reason !== 'clean-exit') console.error(`Process ${name ?? type} ended: ${reason} (${exitCode}).`);
  });
  window?.webContents.on('console-message', ({ level, message, lineNumber, sourceId }) => {
    if (level === 'error' || level === 'warning')
      console.warn(`The page says: ${message} (${sourceId}:${lineNumber})`);
  });
  window?.webContents.on('unresponsive', () => console.warn('The page does not answer.'));
  window?.webContents.on('responsive', () => console.info('The page answers again.'));
}
