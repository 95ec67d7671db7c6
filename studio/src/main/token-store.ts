import { z } from 'zod';
import { readPrivateFile, removePrivateFile, writePrivateFile } from './private-file.ts';

/** The system's keyring, as far as it is needed here. */
export interface Keyring {
  /** False where only a fixed, well-known key is to be had (Linux without a keyring). */
  isAvailable(): Promise<boolean>;
  encrypt(text: string): Promise<Buffer>;
  /** Rejects when the text was encrypted by another user or computer. */
  decrypt(data: Buffer): Promise<string>;
}

export interface TokenStore {
  /** Whether a token outlives the program. */
  readonly remembers: boolean;
  /** The token for this server; null for any other. */
  get(origin: string): string | null;
  put(origin: string, token: string): Promise<void>;
  forget(): Promise<void>;
}

const fileSchema = z.strictObject({ origin: z.string(), token: z.base64() });

/**
 * Keeps one bearer token, bound to the server it is for: encrypted in `file` where there is a keyring, else in memory
 * only. Never throws for a damaged file; a token that cannot be read is as good as none.
 */
export async function createTokenStore(file: string, keyring: Keyring): Promise<TokenStore> {
  const remembers = await keyring.isAvailable();
  let held = remembers ? await readHeld(file, keyring) : null;
  return {
    remembers,
    get: (origin) => (held?.origin === origin ? held.token : null),
    async put(origin, token) {
      held = { origin, token };
      if (remembers)
        await writePrivateFile(file, { origin, token: (await keyring.encrypt(token)).toString('base64') });
    },
    async forget() {
      held = null;
      await removePrivateFile(file);
    },
  };
}

async function readHeld(file: string, keyring: Keyring): Promise<{ origin: string; token: string } | null> {
  const stored = await readPrivateFile(file, fileSchema);
  if (!stored) return null;
  try {
    return { origin: stored.origin, token: await keyring.decrypt(Buffer.from(stored.token, 'base64')) };
  } catch {
    return null;
  }
}
