import { cpus } from 'node:os';
import { createLoadReader } from '../computer-load.ts';
import { answerCall } from '../ipc-calls.ts';

/** Tells the page how busy the computer is, so that a slow picture can be explained. */
export function enableComputerLoad(): void {
  const read = createLoadReader(() => cpus().map(({ times }) => times));
  answerCall('computer.load', () => ({ busyShare: read() }));
}
