import { readFileSync } from 'node:fs';
import { descendantsOf } from '../../faults/rig/processes.ts';

/** Linux counts the time of processes in hundredths of a second. */
const msPerTick = 10;

/** CPU time of a process, in ms: its own, and that of its children which have ended. 0 where there is none (any more). */
function cpuTimeOf(pid: number): number {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return 0;
  }
  // After the name in brackets: state, parent, … utime, stime, cutime, cstime are the 12th to the 15th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * msPerTick;
}

/** CPU time of a process and everything below it, in ms. */
export async function treeCpuTime(pid: number): Promise<number> {
  const below = await descendantsOf(pid);
  return [pid, ...below.map((process) => process.pid)].reduce((sum, each) => sum + cpuTimeOf(each), 0);
}

/** CPU time of this process, in ms. */
export function ownCpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
