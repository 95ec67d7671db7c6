import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';
import { explainStartFault } from './start-fault.ts';

const config = readConfig({ PORT: '8420', DATABASE_URL: 'postgres://shop:hidden@db.example:5432/shop' });
const systemError = (code: string) => Object.assign(new Error(code), { code });

test('a port in use is named, with a way out', () => {
  const fault = explainStartFault(systemError('EADDRINUSE'), config);
  expect(fault?.sentence).toMatch(/8420.*another port/);
});

test('a database that is away is named without its password', () => {
  const fault = explainStartFault(new Error('wrapped', { cause: systemError('ECONNREFUSED') }), config);
  expect(fault?.sentence).toContain('db.example:5432/shop');
  expect(fault?.sentence).not.toContain('hidden');
});

test('wrong settings have an exit code of their own', () => {
  expect(explainStartFault(new ConfigError('PORT: too high'), null)).toEqual({
    sentence: 'PORT: too high',
    exitCode: 78,
  });
});

test('what nobody foresaw is left for the log', () => {
  expect(explainStartFault(new TypeError('x is not a function'), config)).toBeNull();
});
