import { readFileSync } from 'node:fs';

/**
 * How many files and connections the system lets this process have open at once; Infinity where it does not tell.
 * Node has raised it as far as it may by then.
 */
export function readOpenFileLimit(): number {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    return Number(/^Max open files +(\d+)/m.exec(limits)?.[1] ?? Infinity);
  } catch {
    // Not Linux.
    return Infinity;
  }
}
