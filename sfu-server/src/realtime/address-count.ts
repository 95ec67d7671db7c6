import type { IncomingMessage } from 'node:http';

export interface AddressCount {
  /** Whether the address behind this request may have one more connection; counts it until it closes. */
  take(request: IncomingMessage): boolean;
}

/** How many connections each network address has open; `most` at a time. */
export function createAddressCount(
  most: number,
  addressOf: (request: IncomingMessage) => string,
): AddressCount {
  const open = new Map<string, number>();
  return {
    take(request) {
      const address = addressOf(request);
      const count = open.get(address) ?? 0;
      if (count >= most) return false;
      open.set(address, count + 1);
      request.socket.once('close', () => {
        const left = (open.get(address) ?? 0) - 1;
        if (left > 0) open.set(address, left);
        else open.delete(address);
      });
      return true;
    },
  };
}
