import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { migrationsFolder } from './index.ts';

const here = import.meta.dirname;

test('the migrations make the tables that the schema declares', { timeout: 30_000 }, async () => {
  const copy = await mkdtemp(join(tmpdir(), 'stallcast-migrations-'));
  try {
    await cp(migrationsFolder, copy, { recursive: true });
    // Writes another migration if the schema has moved on, or stops to ask what was meant.
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        join(here, '../node_modules/drizzle-kit/bin.cjs'),
        ...[
          'generate',
          '--dialect=postgresql',
          `--schema=${join(here, 'schema/index.ts')}`, // It puts `./` before the folder, whatever it is.
          `--out=${relative(here, copy)}`,
        ],
      ],
      { cwd: here },
    );
    expect(stdout).toContain('No schema changes');
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
});
