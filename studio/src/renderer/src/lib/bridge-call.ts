import type { CallFault, Envelope, StudioBridge } from '../../../ipc/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly studio: StudioBridge;
  }
}

/** A call to the main process that was not answered as asked. */
class BridgeError extends Error {
  readonly fault: CallFault;

  constructor(fault: CallFault, message: string) {
    super(message);
    this.name = 'BridgeError';
    this.fault = fault;
  }
}

/** The value of an answered call. Throws BridgeError for a fault. */
export async function unwrap<Value>(answer: Promise<Envelope<Value>>): Promise<Value> {
  const envelope = await answer;
  if (!envelope.ok) throw new BridgeError(envelope.fault, envelope.message);
  return envelope.value;
}
