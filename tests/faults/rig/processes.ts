import { readdir, readFile } from 'node:fs/promises';

/** A process of this machine, as Linux tells of it. */
export interface ProcessFacts {
  readonly pid: number;
  readonly parentPid: number;
  /** `R` runs, `S` and `D` wait, `T` is stopped, `Z` has ended and nobody asked how. */
  readonly state: string;
  /** Program and arguments; empty for one that has ended. */
  readonly command: readonly string[];
}

/** Every process, as at this moment. */
export async function listProcesses(): Promise<ProcessFacts[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const facts = await Promise.all(pids.map(readProcess));
  return facts.filter((process) => process !== null);
}

/** The living processes that `pid` started, and those that they started. */
export async function descendantsOf(pid: number): Promise<ProcessFacts[]> {
  const all = (await listProcesses()).filter(({ state }) => state !== 'Z');
  const found: ProcessFacts[] = [];
  for (let parents = [pid]; parents.length > 0; ) {
    const children = all.filter(({ parentPid }) => parents.includes(parentPid));
    found.push(...children);
    parents = children.map((child) => child.pid);
  }
  return found;
}

/** Sends a signal; false if there is no such process (any more). */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

async function readProcess(pid: number): Promise<ProcessFacts | null> {
  const [stat, commandLine] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null),
    readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
  ]);
  // The name in brackets may hold anything, brackets and blanks too.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields === undefined) return null;
  const [state = '', parent = ''] = fields;
  return { pid, state, parentPid: Number(parent), command: commandLine.split('\0').filter(Boolean) };
}
