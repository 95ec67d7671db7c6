import type { StudioBridge } from '../../ipc/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly studio: StudioBridge;
  }
}
