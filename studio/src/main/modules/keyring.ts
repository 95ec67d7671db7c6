import { safeStorage } from 'electron';
import type { Keyring } from '../token-store.ts';

/** The system's keyring. On Linux without one, Electron falls back to a key that everybody knows: that counts as none. */
export function systemKeyring(): Keyring {
  return {
    isAvailable() {
      if (!safeStorage.isEncryptionAvailable()) return false;
      return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
    },
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (data) => safeStorage.decryptString(data),
  };
}
