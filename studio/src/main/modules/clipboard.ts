import { clipboard } from 'electron';
import { answerCall } from '../ipc-calls.ts';

/** Puts texts of the page on the clipboard. It cannot read what is there. */
export function enableClipboard(): void {
  answerCall('clipboard.write', async ({ text }) => {
    await clipboard.writeText(text);
    return { written: true };
  });
}
