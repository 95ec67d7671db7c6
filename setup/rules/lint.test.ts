import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../places.mjs';
import { createSampleProject } from './sample-project.ts';

const server = (text: string) => ({ path: 'sfu-server/src/features/sample.ts', text });
const page = (text: string) => ({ path: 'viewer-web/src/Sample.tsx', text });

/** By rule, something that breaks it. */
const faults: Record<string, { path: string; text: string }> = {
  'no-floating-promises': server('async function later() {}\nexport const f = () => { later(); };'),
  'no-misused-promises': server(
    'export const f = () => [1].forEach(async () => { await Promise.resolve(); });',
  ),
  'no-explicit-any': server('export const f = (x: any) => String(x);'),
  'switch-exhaustiveness-check': server(
    "export function f(x: 'a' | 'b') { switch (x) { case 'a': return 1; }\n return 0; }",
  ),
  'only-throw-error': server("export const f = () => { throw 'text'; };"),
  'no-unsafe-type-assertion': server('export const f = (x: unknown) => x as string;'),
  'no-non-null-assertion': server('export const f = (x: string | null) => x!;'),
  'no-unsafe-assignment': server("const x: string = JSON.parse('1');\nexport const f = x;"),
  'ban-ts-comment': server('// @ts-ignore\nexport const f = 1;'),
  'no-process-env': server("export const f = process.env['PORT'];"),
  'no-default-export': server('export default 1;'),
  'no-restricted-imports': {
    path: 'studio/src/main/sample.ts',
    text: "import { ipcMain } from 'electron';\nexport const f = ipcMain;",
  },
  'no-restricted-properties': page('export const f = (e: HTMLElement, t: string) => { e.innerHTML = t; };'),
  'no-restricted-properties (sql)': server(
    "import { sql } from 'drizzle-orm';\nexport const f = (name: string) => sql.raw(name);",
  ),
  'no-restricted-globals': server('export const f = async (url: string) => fetch(url);'),
  'no-restricted-imports (http)': server("import { request } from 'node:http';\nexport const f = request;"),
  'no-danger': page("export const f = <p dangerouslySetInnerHTML={{ __html: 'x' }} />;"),
  'no-focused-tests': {
    path: 'tests/api/sample.test.ts',
    text: "import { expect, test } from 'vitest';\ntest.only('x', () => { expect(1).toBe(1); });",
  },
  'no-disabled-tests': {
    path: 'tests/api/sample.test.ts',
    text: "import { expect, test } from 'vitest';\ntest.skip('x', () => { expect(1).toBe(1); });",
  },
};

// One run for all of them: a second of start-up each would add up.
const cases = Object.entries(faults).map(([name, { path, text }], index) => ({
  name,
  rule: name.split(' ')[0] ?? name,
  path: path.replace(/(?=sample)|(?=Sample)/, `${index}-`),
  text: `${text}\n`,
}));
const sample = createSampleProject(Object.fromEntries(cases.map(({ path, text }) => [path, text])));
afterAll(sample.close);
const oxlint = join(root, 'node_modules', '.bin', 'oxlint');
// Named, because the linked node_modules would be looked through as well.
const timeoutMs = 50_000;
const places = ['sfu-server', 'viewer-web', 'studio', 'tests'];
const { stdout } = spawnSync(oxlint, ['--type-aware', '--format=unix', ...places], {
  cwd: sample.folder,
  encoding: 'utf8',
  timeout: timeoutMs,
});
const complaints = stdout.split('\n');

test.each(cases)('$name is noticed', ({ rule, path }) => {
  expect(complaints.filter((line) => line.includes(path)).join('\n')).toContain(`(${rule})`);
});

test('reading the environment is allowed where settings are read', () => {
  const allowed = createSampleProject({
    'sfu-server/src/config.ts': "export const f = process.env['PORT'];\n",
  });
  const { status } = spawnSync(oxlint, ['sfu-server'], { cwd: allowed.folder, timeout: timeoutMs });
  allowed.close();
  expect(status).toBe(0);
});
