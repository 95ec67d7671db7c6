import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { createTestGateway } from './adapters/payments/test-gateway.ts';
import { createDiskStorage } from './adapters/storage/disk-storage.ts';
import type { Config } from './config.ts';
import { createFeatures } from './create-features.ts';
import { clientAddress } from './http/client-address.ts';
import { createHttp } from './http/create-http.ts';
import { createHttpServer } from './http/http-server.ts';
import { createMetrics } from './http/metrics.ts';
import { createOwnOrigins } from './http/own-origin.ts';
import { createMedia } from './media/create-media.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { createClosers } from './platform/closers.ts';
import { openDatabase } from './platform/db.ts';
import { deriveSecret } from './platform/derived-secret.ts';
import { createDomainEvents } from './platform/domain-events.ts';
import type { Logger } from './platform/logger.ts';
import { createRateLimits } from './platform/rate-limits.ts';
import { createTickets } from './platform/tickets.ts';
import { timeouts } from './platform/timeouts.ts';
import { createUnitOfWork, type UnitOfWork } from './platform/unit-of-work.ts';
import { version } from './platform/version.ts';
import { createGateway } from './realtime/gateway.ts';

export interface AppOptions {
  readonly config: Config;
  readonly databaseUrl: string;
  /** Signs everything that this server hands out and takes back. */
  readonly secret: string;
  readonly logger: Logger;
  readonly clock?: Clock;
  /** Waits that differ from the table in platform/timeouts.ts. */
  readonly waits?: Partial<Record<keyof typeof timeouts, number>>;
}

export interface App {
  readonly port: number;
  /** Address on this machine. */
  readonly url: string;
  /** `/readyz` says no from now on. */
  drain(): void;
  /** Ends everything, in the reverse order of its making. Safe to repeat. */
  close(): Promise<void>;
}

/** The studio's own page, which is not served by us. */
const studioOrigin = 'app://studio';

const folders = {
  viewerPage: fileURLToPath(new URL('../../viewer-web/dist', import.meta.url)),
  demoPictures: fileURLToPath(new URL('../../drizzle/demo/pictures', import.meta.url)),
};

/** Builds the whole server over a migrated database, mends what the last run left, and listens. Throws if a part cannot start. */
export async function createApp(options: AppOptions): Promise<App> {
  const closers = createClosers(options.logger);
  try {
    return await build(options, closers);
  } catch (error) {
    await closers.close();
    throw error;
  }
}

async function build(options: AppOptions, closers: ReturnType<typeof createClosers>): Promise<App> {
  const { config, logger, secret, clock = systemClock } = options;
  const waits = { ...timeouts, ...options.waits };
  const events = createDomainEvents(logger);
  const database = closers.add(openDatabase(options.databaseUrl, config.databasePool));
  const uow = createUnitOfWork(database.db, events);
  const media = closers.add(await createMedia({ ...config.media, recordings: config.recordings, logger }));
  const cookieRules = { secure: config.publicUrl?.startsWith('https:') ?? false };
  const address: { port: number | null } = { port: null };
  const urlHere = () => (address.port === null ? null : `http://${reachable(config.host)}:${address.port}`);
  const gateway = closers.add(
    createTestGateway({
      secret: deriveSecret(secret, 'test payments'),
      delayMs: config.testPaymentDelayMs,
      webhookUrl: () => urlHere()?.concat('/api/payments/webhooks/test') ?? null,
      clock,
      logger,
    }),
  );
  const tickets = createTickets(deriveSecret(secret, 'tickets'), clock);
  const features = closers.add(
    createFeatures({
      ...{ config, logger, clock, uow, events, media, gateway, waits, cookieRules },
      db: database.db,
      storage: createDiskStorage(config.recordings.directory),
      tickets,
      secrets: { sessions: deriveSecret(secret, 'sessions'), viewers: deriveSecret(secret, 'viewers') },
    }),
  );
  const state = { draining: false };
  const isOwnOrigin = createOwnOrigins(config);
  const http = createHttp({
    handlers: features.handlers,
    authenticate: (request) => features.accounts.authenticate(request.headers),
    rateLimits: createRateLimits(config.rateLimitFactor),
    health: {
      version,
      askDatabase: () => answers(uow),
      get media() {
        const { workers, rooms } = media.facts;
        return { workers: workers.length, alive: workers.filter(({ alive }) => alive).length, rooms };
      },
      get draining() {
        return state.draining;
      },
    },
    metrics: createMetrics({
      token: config.metricsToken,
      counts: [
        { name: 'stallcast_media_rooms', help: 'Shows with a media room.', read: () => media.facts.rooms },
        { name: 'stallcast_media_peers', help: 'Sockets in media rooms.', read: () => media.facts.peers },
        { name: 'stallcast_media_producers', help: 'Published tracks.', read: () => media.facts.producers },
      ],
    }),
    findReplayFile: features.findReplayFile,
    ...{ isOwnOrigin, folders, logger },
    trustProxyHops: config.trustProxyHops,
    isHttps: cookieRules.secure,
  });
  const server = closers.add(createHttpServer(http));
  const { streams, viewers } = features;
  const sockets = closers.add(
    createGateway({
      ...{ server: server.server, tickets, events, logger },
      // A socket carries no login, so a program that sends no origin gains nothing by it.
      isAllowedOrigin: (origin, host) =>
        origin === undefined || origin === studioOrigin || isOwnOrigin(origin, host),
      addressOf: (request) => clientAddress(request, config.trustProxyHops),
      attachVisitor: viewers.attach,
      shows: {
        snapshot: streams.readSnapshot,
        products: async (streamId) => ({ products: await streams.readProducts(streamId) }),
        liveWithProduct: streams.liveStreamsOf,
      },
      admitPeer: media.admit,
    }),
  );
  media.events.on('interrupted', ({ streamId }) => sockets.tellState(streamId));
  media.events.on('resumed', ({ streamId }) => sockets.tellState(streamId));
  await features.repair();
  address.port = await server.listen(config.port, config.host);
  return {
    port: address.port,
    url: urlHere() ?? '',
    drain: () => void (state.draining = true),
    close: () => {
      state.draining = true;
      return closers.close();
    },
  };
}

async function answers(uow: UnitOfWork): Promise<boolean> {
  return uow
    .read((db) => db.execute(sql`select 1`))
    .then(
      () => true,
      () => false,
    );
}

/** The address under which this machine reaches itself. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
