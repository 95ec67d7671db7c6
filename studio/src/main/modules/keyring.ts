import { safeStorage } from 'electron';
import type { Keyring } from '../token-store.ts';

/** The system's keyring. On Linux without one, Electron falls back to a key that everybody knows: that counts as none. */
export function systemKeyring(): Keyring {
  return {
    async isAvailable() {
      if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text')
        return false;
      return safeStorage.isAsyncEncryptionAvailable();
    },
    encrypt: (text) => safeStorage.encryptStringAsync(text),
    decrypt: async (data) => (await safeStorage.decryptStringAsync(data)).result,
  };
}
