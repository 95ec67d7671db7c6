import path from 'node:path';
import { z } from 'zod';
import { readPrivateFile, writePrivateFile } from './private-file.ts';
import { readServerAddress, type ServerAddress } from './server-address.ts';
import type { TokenStore } from './token-store.ts';

const settingsSchema = z.object({ serverOrigin: z.string().nullable() });

/** Which server the studio speaks to, kept between starts. */
export interface ServerConnection {
  readonly tokens: TokenStore;
  origin(): string | null;
  /** Whether others in the local network could listen. */
  exposed(): boolean;
  /** Turns to another server; the old one's token is forgotten. Nothing changes when the address is not usable. */
  use(address: string): Promise<ServerAddress>;
}

/** Reads the settings in `directory`. `suggested` is an address given at start, which then comes before the kept one. */
export async function createServerConnection(
  directory: string,
  tokens: TokenStore,
  suggested: string | null,
): Promise<ServerConnection> {
  const file = path.join(directory, 'settings.json');
  const kept = await readPrivateFile(file, settingsSchema);
  let written = usable(kept?.serverOrigin ?? null);
  let origin = usable(suggested) ?? written;
  return {
    tokens,
    origin: () => origin,
    exposed() {
      const read = origin === null ? null : readServerAddress(origin);
      return read?.ok === true && read.exposed;
    },
    async use(address) {
      const read = readServerAddress(address);
      if (!read.ok) return read;
      if (tokens.get(read.origin) === null) await tokens.forget();
      origin = read.origin;
      if (written !== origin) await writePrivateFile(file, { serverOrigin: origin });
      written = origin;
      return read;
    },
  };
}

function usable(address: string | null): string | null {
  const read = address === null ? null : readServerAddress(address);
  return read?.ok ? read.origin : null;
}
