import { fileURLToPath } from 'node:url';

export * from './schema/index.ts';

/** Folder of the migrations, in order; frozen once they have landed. */
export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));
