import { access, constants, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Where Debian keeps PostgreSQL's programs, a folder a version. */
const debianFolder = '/usr/lib/postgresql';

/** The newest program of this name that the machine has; null if none. The packaged database brings only the server's own. */
export async function installedPostgres(program: string): Promise<string | null> {
  const versions = await readdir(debianFolder).catch(() => []);
  const folders = [
    ...versions
      .toSorted((one, other) => Number(other) - Number(one))
      .map((version) => join(debianFolder, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  for (const folder of folders) {
    const file = join(folder, program);
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return null;
}
