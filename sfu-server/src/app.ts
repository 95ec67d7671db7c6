import { join } from 'node:path';
import { createGateways } from './adapters/payments/create-gateways.ts';
import { createPictureDrawer } from './adapters/pictures/draw-picture.ts';
import { createDiskPictures } from './adapters/storage/disk-pictures.ts';
import { createDiskStorage } from './adapters/storage/disk-storage.ts';
import type { Config } from './config.ts';
import { createDoors } from './create-doors.ts';
import { createFeatures } from './create-features.ts';
import { createMedia } from './media/create-media.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { type Closers, createClosers } from './platform/closers.ts';
import { openDatabase } from './platform/db.ts';
import { deriveSecret } from './platform/derived-secret.ts';
import { createDomainEvents } from './platform/domain-events.ts';
import type { Handlers } from './platform/handlers.ts';
import { createJobs } from './platform/jobs.ts';
import type { Logger } from './platform/logger.ts';
import { createTickets } from './platform/tickets.ts';
import { timeouts } from './platform/timeouts.ts';
import { createUnitOfWork } from './platform/unit-of-work.ts';

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
  /** What the doors call, for whoever is in this process. */
  readonly handlers: Handlers;
  /** `/readyz` says no from now on, so that nobody new is sent here; everything else goes on. */
  announceEnd(): void;
  /**
   * Ends everything, in the reverse order of its making. Who comes meanwhile is told to come again: the port closes last, before the
   * database. Safe to repeat.
   */
  close(): Promise<void>;
}

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

async function build(options: AppOptions, closers: Closers): Promise<App> {
  const { config, logger, secret, clock = systemClock } = options;
  const waits = { ...timeouts, ...options.waits };
  const events = createDomainEvents(logger);
  const database = closers.add(openDatabase(options.databaseUrl, config.databasePool, logger));
  const ports = closers.add(createClosers(logger));
  const uow = createUnitOfWork(database.db, events);
  const media = closers.add(await createMedia({ ...config.media, recordings: config.recordings, logger }));
  const tickets = createTickets(deriveSecret(secret, 'tickets'), clock, waits.ticketLeewayMs);
  const isHttps = config.publicUrl?.startsWith('https:') ?? false;
  // Known once we listen; before that nobody can have bought anything.
  const own: { url: string | null } = { url: null };
  const gateways = closers.add(
    await createGateways({ config, secret, clock, logger, ownUrl: () => own.url }),
  );
  const pictures = createDiskPictures(config.picturesDirectory);
  // A folder of their own: each looks after what a killed server left of its own pictures.
  const keptPictures = createDiskPictures(join(config.picturesDirectory, 'kept'));
  const features = closers.add(
    createFeatures({
      ...{ config, logger, clock, uow, events, media, gateways, tickets, waits },
      db: database.db,
      cookieRules: { secure: isHttps },
      storage: createDiskStorage(config.recordings.directory),
      drawPicture: createPictureDrawer(),
      ...{ pictures, keptPictures },
      secrets: {
        sessions: deriveSecret(secret, 'sessions'),
        viewers: deriveSecret(secret, 'viewers'),
        carts: deriveSecret(secret, 'carts'),
      },
    }),
  );
  const findPictureFile = async (name: string) => (await pictures.find(name)) ?? keptPictures.find(name);
  const doors = createDoors(
    { findPictureFile, config, logger, clock, uow, events, media, features, tickets, isHttps, waits },
    closers,
    ports,
  );
  await features.repair();
  const port = await doors.listen(config.port, config.host);
  const url = `http://${reachable(config.host)}:${port}`;
  own.url = url;
  const jobs = closers.add(createJobs({ databaseUrl: options.databaseUrl, jobs: features.jobs, logger }));
  jobs.start();
  return {
    ...{ port, url },
    handlers: features.handlers,
    announceEnd: doors.announceEnd,
    close() {
      doors.announceEnd();
      doors.turnAway();
      return closers.close();
    },
  };
}

/** The address under which this machine reaches itself. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
