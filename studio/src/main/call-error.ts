import type { CallFault } from '../ipc/bridge.ts';

/** A call from the page that cannot be answered, with the fault the page is told. */
export class CallError extends Error {
  readonly fault: CallFault;

  constructor(fault: CallFault, message: string) {
    super(message);
    this.name = 'CallError';
    this.fault = fault;
  }
}
