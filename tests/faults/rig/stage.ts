import { createServer } from 'node:http';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { bundlePage, showPage } from '../../media/support/media-server.ts';
import { launchShowBrowser, type ShowBrowser } from '../../media/support/show-browser.ts';
import type { Playback, Wire } from '../../media/support/page-script.ts';
import { asGuest, asSeller, type Person, type SellerPerson } from '../../support/drivers.ts';
import { addProduct } from '../../support/shopping.ts';
import { findShow, goLive } from '../../support/shows.ts';
import { untilMediaIsFreed } from './media-in-use.ts';
import { openRig, type Rig, type RigOptions } from './rig.ts';
import { startTcpRelay } from './tcp-relay.ts';
import { startUdpRelay, type UdpRelay } from './udp-relay.ts';

/** A show on the real server: a seller who publishes and a viewer who watches, each a page of a real browser. */
export interface Stage {
  readonly rig: Rig;
  readonly seller: SellerPerson;
  readonly streamId: string;
  readonly productId: string;
  readonly host: Page;
  /** The page of the first viewer. */
  readonly viewer: Page;
  /** The network between browsers and media server; only with `relay`. */
  readonly relay: UdpRelay;
  readonly browser: ShowBrowser;
  /** Cuts, or mends, the line by which the seller's page talks to the server; media go by another. Only with `relay`. */
  cutSellersLine(isCut: boolean): void;
  /** Another viewer, with the picture on; in a browser of their own if they bring one. */
  watch(options?: WatchOptions): Promise<Page>;
  /** Publishes from another page, as a seller does who comes back. */
  publish(): Promise<Page>;
  /** Whether everyone is told that the seller's picture is missing. */
  isInterrupted(): Promise<boolean>;
  viewersNow(): Promise<number>;
  close(): Promise<void>;
}

export interface WatchOptions {
  readonly person?: Person;
  readonly browser?: ShowBrowser;
}

export interface StageOptions extends RigOptions {
  /** Media goes through a network that the test makes bad. */
  readonly relay?: boolean;
  /** The network of `relay` lets TCP through and no UDP. */
  readonly udpBlocked?: boolean;
  /** The seller publishes a picture of this height that takes all the bits it may, instead of the known camera's. */
  readonly busyPicture?: number;
}

export const stageStock = 100_000;

export async function openStage({
  relay: withRelay = false,
  udpBlocked = false,
  busyPicture,
  ...options
}: StageOptions = {}): Promise<Stage> {
  const page = await servePage();
  const rig = await openRig({
    ...options,
    env: {
      ALLOWED_ORIGINS: page.origin,
      // Browsers are told the relay's address; what they send there it passes on to the media server.
      ...(withRelay && { MEDIA_LISTEN_IPS: '127.0.0.2', MEDIA_ANNOUNCED_ADDRESS: '127.0.0.3' }),
      ...options.env,
    },
  });
  const relay = withRelay
    ? await startUdpRelay({ from: '127.0.0.3', to: '127.0.0.2', port: rig.server.mediaPort })
    : noRelay;
  if (udpBlocked) relay.set({ cut: true });
  const tcpRelay = udpBlocked
    ? await startTcpRelay({ from: '127.0.0.3', to: '127.0.0.2', port: rig.server.mediaPort })
    : null;
  const sellersLine = withRelay
    ? await startTcpRelay({ from: '127.0.0.1', to: '127.0.0.1', port: portOf(rig.url), fromPort: 0 })
    : null;
  const browser = await launchShowBrowser();
  const seller = await asSeller(rig);
  const { productId } = await addProduct(seller.api, { stock: stageStock });
  const { streamId } = await goLive(seller.api, [productId]);
  const addressBy = (server: string) => `${page.origin}/?server=${encodeURIComponent(server)}`;
  const sellersServer = sellersLine === null ? rig.url : `http://127.0.0.1:${sellersLine.port}`;

  const open = (person: Person, opener = browser, server = rig.url) =>
    opener.open(addressBy(server), async (opened) => {
      await opened.exposeFunction('askTicket', (role: 'host' | 'viewer') => askTicket(person, role));
    });

  async function askTicket(person: Person, role: 'host' | 'viewer'): Promise<string> {
    const verb = role === 'host' ? 'streams.hostTicket' : 'viewers.join';
    return (await person.api(verb, { body: { streamId } })).ticket;
  }

  async function publish(): Promise<Page> {
    const host = await open(seller, browser, sellersServer);
    const picture = busyPicture === undefined ? {} : { picture: busyPicture, busy: true };
    await host.evaluate((wanted) => window.show.publish(wanted), { streamId, ...picture });
    await vi.waitFor(async () => expect(await isInterrupted()).toBe(false), {
      timeout: 15_000,
      interval: 50,
    });
    return host;
  }

  async function watch({ person = asGuest(rig), browser: own }: WatchOptions = {}): Promise<Page> {
    const viewer = await open(person, own);
    await viewer.evaluate((id) => window.show.watch(id), streamId);
    await untilFlowing(viewer);
    return viewer;
  }

  const isInterrupted = async () => (await findShow(seller.api, streamId))?.interrupted ?? true;

  const host = await publish();
  const viewer = await watch();
  return {
    ...{ rig, seller, streamId, productId, host, viewer, relay, browser, watch, publish, isInterrupted },
    cutSellersLine(isCut) {
      if (sellersLine === null) throw new Error('the seller has no line of their own on this stage');
      sellersLine.cut(isCut);
    },
    viewersNow: async () => (await findShow(seller.api, streamId))?.counters.viewersNow ?? -1,
    async close() {
      await browser.close();
      try {
        await untilMediaIsFreed(rig.server);
      } finally {
        await relay.close();
        await tcpRelay?.close();
        await sellersLine?.close();
        await rig.close();
        await page.close();
      }
    },
  };
}

const portOf = (url: string) => Number(new URL(url).port);

const noRelay: UdpRelay = {
  traffic: new Map(),
  set() {
    throw new Error('this stage has no relay');
  },
  close: () => Promise.resolve(),
};

async function servePage(): Promise<{ origin: string; close(): Promise<void> }> {
  const script = await bundlePage();
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : showPage);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the page has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export const playbackOf = (viewer: Page): Promise<Playback> => viewer.evaluate(() => window.show.playback);

/** Begins to look for gaps in the picture. */
export async function watchForGaps(...viewers: readonly Page[]): Promise<void> {
  await Promise.all(viewers.map((viewer) => viewer.evaluate(() => window.show.resetPlayback())));
}

/** Resolves when the picture has been moving for a second without a gap; over newly built ways if asked. */
export async function untilFlowing(viewer: Page, limitMs = 20_000, exchanges = 0): Promise<void> {
  await vi.waitFor(
    async () => {
      const seen = await playbackOf(viewer);
      expect(seen.exchanges).toBeGreaterThanOrEqual(exchanges);
      expect(seen.flowingMs).toBeGreaterThan(1000);
    },
    { timeout: limitMs, interval: 50 },
  );
}

/** The longest time that the picture stood still since it is looked for, in ms. */
export async function longestGapMs(viewer: Page): Promise<number> {
  return (await playbackOf(viewer)).longestFreezeMs;
}

/** Frames that the viewer was shown a second since it is looked for gaps. */
export async function shownPerSecond(viewer: Page): Promise<number> {
  const { framesShown, watchedMs } = await playbackOf(viewer);
  return (framesShown * 1000) / watchedMs;
}

/** Resolves after `ms` with the frames that the viewer was shown a second in that time. */
export async function watchFor(viewer: Page, ms: number): Promise<number> {
  await watchForGaps(viewer);
  await wait(ms);
  return shownPerSecond(viewer);
}

/** How what the page receives or sends makes its way. Throws while there is no way. */
export async function wireOf(page: Page): Promise<Wire> {
  const wire = await page.evaluate(() => window.show.wire());
  if (wire === null) throw new Error('no way to the media server');
  return wire;
}
