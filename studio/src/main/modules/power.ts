import { powerMonitor } from 'electron';
import type { PushPayload } from '../../ipc/bridge.ts';
import { pushToPage } from '../ipc-pushes.ts';
import type { StudioContext } from '../studio-context.ts';

/** Tells the page when the computer goes to sleep and wakes, and when its screen is locked and unlocked. */
export function enablePower(context: StudioContext): void {
  const tell = (state: PushPayload<'power.changed'>['state']) => {
    console.info(`The computer: ${state}.`);
    if (context.window) pushToPage(context.window, 'power.changed', { state });
  };
  powerMonitor.on('suspend', () => tell('suspended'));
  powerMonitor.on('resume', () => tell('resumed'));
  powerMonitor.on('lock-screen', () => tell('locked'));
  powerMonitor.on('unlock-screen', () => tell('unlocked'));
}
