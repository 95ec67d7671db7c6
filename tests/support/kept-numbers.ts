import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../artifacts/numbers', import.meta.url));

/** Keeps what a test measured for those who compare; how fast the machine was decides nothing. */
export async function keepNumbers(name: string, numbers: object): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(numbers, null, 2)}\n`);
}
