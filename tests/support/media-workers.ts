import { readdirSync, readFileSync } from 'node:fs';

/** The process ids of the media workers that this process started, and that live. */
export function mediaWorkerPids(parent: number = process.pid): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isWorkerOf(pid, parent));
}

/** Memory that a process holds, in bytes. */
export function residentBytes(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

function isWorkerOf(pid: number, parent: number): boolean {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return (
      new RegExp(`^PPid:\\s+${parent}$`, 'm').test(status) &&
      // Signals reach a process that has ended too, until somebody asks for its exit code.
      !/^State:\s+Z/m.test(status) &&
      /^Name:\s+mediasoup/m.test(status)
    );
  } catch {
    // It ended while we looked.
    return false;
  }
}
