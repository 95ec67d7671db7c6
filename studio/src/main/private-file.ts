import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';

/** Reads a JSON file through its schema. A missing or damaged file is answered with null: what it held is asked for again. */
export async function readPrivateFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Writes a JSON file that only its owner may read, whole or not at all. Throws when the disk refuses. */
export async function writePrivateFile(file: string, value: unknown): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.new`;
  await writeFile(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, file);
}

/** Removes a file; no fault if it is gone already. */
export async function removePrivateFile(file: string): Promise<void> {
  await rm(file, { force: true });
}
