import { networkInterfaces } from 'node:os';
import type { types } from 'mediasoup';

export interface ListenOptions {
  /** Addresses to listen on; none means all IPv4 addresses of this machine, each by itself. */
  readonly listenIps: readonly string[];
  /** Address that clients are told instead, where this machine stands behind a router or in a container. */
  readonly announcedAddress: string | null;
}

/**
 * Where one worker listens: UDP, and TCP for networks without it, both on the same port of every address. Port 0 lets the
 * system choose. Several workers listen on successive ports.
 */
export function listenInfos(options: ListenOptions, port: number): types.TransportListenInfo[] {
  return addressesOf(options).flatMap(({ ip, announcedAddress }) =>
    (['udp', 'tcp'] as const).map((protocol) => ({
      protocol,
      ip,
      port,
      ...(announcedAddress !== undefined && { announcedAddress }),
    })),
  );
}

interface Address {
  readonly ip: string;
  readonly announcedAddress?: string;
}

function addressesOf({ listenIps, announcedAddress }: ListenOptions): Address[] {
  const [only, ...more] = listenIps;
  if (only !== undefined && more.length === 0) return [announced(only, announcedAddress)];
  // Of several, loopback is for this machine's own pages, which need no announced address.
  if (listenIps.length > 0)
    return listenIps.map((ip) => announced(ip, ip.startsWith('127.') ? null : announcedAddress));
  // Behind a router every address leads to the announced one; without one, each address is told as it is.
  if (announcedAddress !== null) return [announced('0.0.0.0', announcedAddress)];
  return localIpv4Addresses().map((ip) => ({ ip }));
}

function announced(ip: string, announcedAddress: string | null): Address {
  return announcedAddress === null ? { ip } : { ip, announcedAddress };
}

function localIpv4Addresses(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const found = addresses.filter((address) => address.family === 'IPv4').map((address) => address.address);
  return found.length > 0 ? [...new Set(found)] : ['127.0.0.1'];
}
