import path from 'node:path';
import { inspect } from 'node:util';
import { app } from 'electron';
import log from 'electron-log/node';
import { redact } from '../redaction.ts';

/** A file that has grown to this size is put aside, and the one before it is removed: two at most. In bytes. */
const mostFileBytes = 1_000_000;
/** What is longer says nothing more. */
const mostCharacters = 8_000;

export interface StudioLog {
  readonly file: string;
  /** Names a way to a secret that must not be written, whatever the line says. */
  hide(secret: () => string | null): void;
}

/** Everything the main process says goes to a file in the folder of its data, without secrets. */
export function startLogging(): StudioLog {
  const file = path.join(app.getPath('userData'), 'logs', 'studio.log');
  const secrets: (() => string | null)[] = [];
  const clean = (value: unknown) => {
    const text = typeof value === 'string' ? value : inspect(value, { depth: 4, breakLength: 110 });
    const known = secrets.map((secret) => secret()).filter((secret) => secret !== null);
    return redact(text, known).slice(0, mostCharacters);
  };
  log.transports.file.resolvePathFn = () => file;
  log.transports.file.maxSize = mostFileBytes;
  log.transports.file.level = 'info';
  log.transports.file.format = '{iso} {level} {text}';
  log.hooks.push((message) => ({ ...message, data: message.data.map(clean) }));
  Object.assign(console, log.functions);
  process.on('uncaughtExceptionMonitor', (error) => console.error('An error nobody caught:', error));
  process.on('unhandledRejection', (error) => console.error('A failure nobody waited for:', error));
  console.info(`Stallcast Studio ${app.getVersion()} started.`);
  return { file, hide: (secret) => void secrets.push(secret) };
}
