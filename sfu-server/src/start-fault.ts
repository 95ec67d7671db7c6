import { type Config, ConfigError } from './config.ts';
import { StartError } from './platform/start-error.ts';
import { databaseErrorCode } from './platform/unit-of-work.ts';

/** What kept the server from starting, for the person at the terminal. */
export interface StartFault {
  /** What happened and what to do. */
  readonly sentence: string;
  /** 78 (EX_CONFIG of sysexits.h) for wrong settings, else 1. */
  readonly exitCode: 1 | 78;
}

const databaseAway = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'CONNECT_TIMEOUT',
  '57P03',
]);
// PostgreSQL: invalid authorization, invalid password, no such database.
const databaseRefuses = new Set(['28000', '28P01', '3D000']);

/** The sentence for an error of the start; null for one that nobody foresaw, which belongs into the log as it is. */
export function explainStartFault(error: unknown, config: Config | null): StartFault | null {
  if (error instanceof ConfigError) return { sentence: error.message, exitCode: 78 };
  if (error instanceof StartError) return { sentence: error.message, exitCode: 1 };
  const code = databaseErrorCode(error);
  if (code === null || config === null) return null;
  const sentence = sentenceOf(code, config);
  return sentence === null ? null : { sentence, exitCode: 1 };
}

function sentenceOf(code: string, config: Config): string | null {
  const { host, port, dataDir } = config;
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use by another program. Stop that program, or choose another port with PORT=….`;
  if (code === 'EADDRNOTAVAIL')
    return `This machine has no address ${host}. Set HOST to one of its own, or leave it empty.`;
  if (code === 'EACCES' && port < 1024)
    return `Port ${port} needs special rights. Choose one above 1023 with PORT=…, and put a proxy in front of it.`;
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return `The data folder ${dataDir} cannot be written. Give this user the right to, or choose another one with DATA_DIR=….`;
  if (code === 'ENOSPC')
    return `The disk of the data folder ${dataDir} is full. Make room, then start again.`;
  if (config.databaseUrl === null) return null;
  const database = withoutPassword(config.databaseUrl);
  if (databaseAway.has(code))
    return `The database at ${database} cannot be reached. Start it, or correct DATABASE_URL.`;
  if (databaseRefuses.has(code))
    return `The database at ${database} refuses the login or has no such database. Correct DATABASE_URL.`;
  return null;
}

function withoutPassword(address: string): string {
  const { host, pathname } = new URL(address);
  return host + pathname;
}
