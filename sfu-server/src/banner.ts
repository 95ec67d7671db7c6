import { networkInterfaces } from 'node:os';
import type { DemoLogin } from '@stallcast/drizzle/demo';
import type { Config } from './config.ts';

/** What a person who started the server needs to know: where it is, and whom they can be. */
export function banner(config: Config, port: number, demoLogins: readonly DemoLogin[]): string {
  const lines = [
    '',
    '  Stallcast is running',
    '',
    ...addresses(config, port).map((address) => `    ${address}`),
    '',
  ];
  if (demoLogins.length > 0) {
    lines.push('  Demo logins (password for all: the one shown; DEMO_SHOP=off starts without them)', '');
    for (const { as, username, password } of demoLogins)
      lines.push(`    ${as.padEnd(8)}${username.padEnd(12)}${password}`);
    lines.push('');
  }
  return lines.join('\n');
}

function addresses({ publicUrl, host }: Config, port: number): string[] {
  if (publicUrl !== null) return [publicUrl];
  if (host !== '0.0.0.0' && host !== '::') return [`http://${host}:${port}`];
  return [
    `http://localhost:${port}`,
    ...networkAddresses().map((address) => `http://${address}:${port}  (in your network)`),
  ];
}

function networkAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
