import type { types } from 'mediasoup';

/** How much of each kind is open on a worker. */
export interface OpenThings {
  readonly routers: number;
  readonly transports: number;
  readonly consumers: number;
}

/** Counts what is opened on a worker from now on, and takes off what closes, for whatever reason. */
export function countOpenThings(worker: types.Worker): OpenThings {
  const open = { routers: 0, transports: 0, consumers: 0 };
  const count = (kind: keyof OpenThings, observer: Closing) => {
    open[kind] += 1;
    observer.once('close', () => (open[kind] -= 1));
  };
  worker.observer.on('newrouter', (router) => {
    count('routers', router.observer);
    router.observer.on('newtransport', (transport) => {
      count('transports', transport.observer);
      transport.observer.on('newconsumer', (consumer) => count('consumers', consumer.observer));
    });
  });
  return open;
}

/** What tells its end. */
interface Closing {
  once(event: 'close', listener: () => void): unknown;
}
