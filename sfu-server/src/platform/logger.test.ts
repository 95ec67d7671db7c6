import { expect, test } from 'vitest';
import { createLogger } from './logger.ts';

function logged(err: unknown): Record<string, unknown> {
  const lines: string[] = [];
  createLogger('info', { write: (line) => void lines.push(line) }).warn({ err }, 'a request was turned away');
  const line: unknown = JSON.parse(lines.join(''));
  if (typeof line !== 'object' || line === null) throw new Error('no line of the log');
  return { ...line };
}

test.each([
  { what: 'a sentence', err: 'no answer from the database in time' },
  { what: 'nothing', err: undefined },
  { what: 'an error without a stack', err: Object.assign(new Error('gone'), { stack: undefined }) },
  { what: 'an error', err: new Error('gone') },
])('$what can be logged as the cause of a failure', ({ err }) => {
  expect(logged(err)['msg']).toBe('a request was turned away');
});
