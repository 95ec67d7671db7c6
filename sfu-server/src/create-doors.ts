import { fileURLToPath } from 'node:url';
import { demoPicturesFolder } from '@stallcast/drizzle/demo';
import { sql } from 'drizzle-orm';
import type { Config } from './config.ts';
import type { Features } from './create-features.ts';
import { clientAddress } from './http/client-address.ts';
import { createHttp } from './http/create-http.ts';
import { createDrain } from './http/drain.ts';
import type { HealthSource } from './http/health.ts';
import { createHttpServer, type HttpWaits } from './http/http-server.ts';
import { createMetrics, type LiveCount } from './http/metrics.ts';
import type { FindPictureFile } from './http/picture-files.ts';
import type { FindPreview } from './http/preview-frames.ts';
import { createPollAnswers } from './http/poll-answers.ts';
import { plainHost } from './http/security-headers.ts';
import { createOwnOrigins } from './http/own-origin.ts';
import type { Media, MediaFacts } from './media/create-media.ts';
import type { Clock } from './platform/clock.ts';
import { type Closers } from './platform/closers.ts';
import type { DomainEvents } from './platform/domain-events.ts';
import type { Logger } from './platform/logger.ts';
import { createRateLimits } from './platform/rate-limits.ts';
import type { Tickets } from './platform/tickets.ts';
import type { UnitOfWork } from './platform/unit-of-work.ts';
import { version } from './platform/version.ts';
import { createGateway, type GatewayOptions } from './realtime/gateway.ts';

interface DoorDeps {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly uow: UnitOfWork;
  readonly events: DomainEvents;
  readonly media: Media;
  readonly features: Features;
  readonly findPictureFile: FindPictureFile;
  readonly tickets: Tickets;
  readonly isHttps: boolean;
  readonly waits: GatewayOptions['waits'] & HttpWaits & { readonly pollAnswerMs: number };
}

export interface Doors {
  /** Starts to listen and answers the port. Throws what the system says, e.g. EADDRINUSE. */
  listen(port: number, host: string): Promise<number>;
  /** `/readyz` says no from now on, while everything goes on. */
  announceEnd(): void;
  /** New requests are told to come again from now on. */
  turnAway(): void;
}

/** A school or a mobile network has many people behind one address; each page has one socket. */
const socketsPerAddress = 200;

/** The studio's own page, which is not served by us. */
const studioOrigin = 'app://studio';

const folders = {
  viewerPage: fileURLToPath(new URL('../../viewer-web/dist', import.meta.url)),
  demoPictures: demoPicturesFolder,
};

/** The two ways in, on one port: HTTP, and the sockets. What is open is noted in `closers`, the port itself in `ports`. */
export function createDoors(deps: DoorDeps, closers: Closers, ports: Closers): Doors {
  const { config, logger, features, media } = deps;
  const state = { draining: false };
  const isOwnOrigin = createOwnOrigins(config);
  const drain = closers.add(createDrain());
  const http = createHttp({
    handlers: features.handlers,
    authenticate: (request) => features.accounts.authenticate(request.headers),
    hasSession: features.accounts.hasSession,
    rateLimits: createRateLimits(config.rateLimitFactor),
    polls: closers.add(
      createPollAnswers({ events: deps.events, clock: deps.clock, keepMs: deps.waits.pollAnswerMs }),
    ),
    isFull: () => server.isFull,
    health: createHealthSource(deps, state),
    drain,
    metrics: createMetrics({
      token: config.metricsToken,
      counts: [
        ...mediaCounts(media),
        { name: 'stallcast_sockets', help: 'Open sockets.', read: () => sockets.socketCount },
      ],
    }),
    findReplayFile: features.findReplayFile,
    findPictureFile: deps.findPictureFile,
    findPreview: (streamId) => findPreview(deps, streamId),
    findCalendarShow: features.findDatedShow,
    originOf: (host) => config.publicUrl?.replace(/\/$/, '') ?? hostAddress(host),
    ...{ isOwnOrigin, folders, logger },
    trustProxyHops: config.trustProxyHops,
    isHttps: deps.isHttps,
    takesStripe: config.stripe !== null,
  });
  const server = ports.add(createHttpServer(http, deps.waits));
  const sockets = closers.add(
    createGateway({
      ...{ server: server.server, tickets: deps.tickets, events: deps.events, waits: deps.waits, logger },
      // A program sends neither origin nor cookie; with a cookie and no origin it is a page that hides where it is from.
      isOwnRequest: ({ headers: { origin, cookie, host } }) =>
        origin === undefined ? cookie === undefined : origin === studioOrigin || isOwnOrigin(origin, host),
      isFull: () => server.isFull,
      mostPerAddress: Math.ceil(socketsPerAddress * config.rateLimitFactor),
      addressOf: (request) => clientAddress(request, config.trustProxyHops),
      assertMayEnter: features.assertMayEnter,
      attachVisitor: features.viewers.attach,
      shows: features.shows,
      admitPeer: media.admit,
    }),
  );
  media.events.on('interrupted', ({ streamId }) => sockets.tellState(streamId));
  media.events.on('recording-changed', ({ streamId, recording }) =>
    sockets.tellRecording(streamId, recording),
  );
  media.events.on('resumed', ({ streamId }) => sockets.tellState(streamId));
  return {
    listen: server.listen,
    announceEnd: () => void (state.draining = true),
    turnAway: () => drain.turnAway(),
  };
}

/** The address that a browser asked at; where it says none that can be one, that of this machine. */
function hostAddress(host: string | undefined): string {
  return `http://${host !== undefined && plainHost.test(host) ? host : 'localhost'}`;
}

/** A frame of a live show, or the cover of one; null where there is neither, and for rehearsals. */
async function findPreview(
  { features, media, findPictureFile }: DoorDeps,
  streamId: string,
): ReturnType<FindPreview> {
  const show = await features.findShownCover(streamId);
  if (!show) return null;
  const bytes = show.isLive ? await media.previewOf(streamId) : null;
  if (bytes) return { kind: 'frame', bytes };
  const cover = show.coverImageId === null ? null : await findPictureFile(`${show.coverImageId}.webp`);
  return cover && { kind: 'cover', ...cover };
}

function createHealthSource({ uow, media }: DoorDeps, state: { readonly draining: boolean }): HealthSource {
  return {
    version,
    askDatabase: () => answers(uow),
    get media() {
      const { workers, rooms } = media.facts;
      return { workers: workers.length, alive: workers.filter(({ alive }) => alive).length, rooms };
    },
    get draining() {
      return state.draining;
    },
  };
}

async function answers(uow: UnitOfWork): Promise<boolean> {
  try {
    await uow.read((db) => db.execute(sql`select 1`));
    return true;
  } catch {
    return false;
  }
}

/** What a leak would show in: each goes back to where it was when everyone has left. */
function mediaCounts(media: Media): LiveCount[] {
  const count = (name: string, help: string, read: (facts: MediaFacts) => number): LiveCount => ({
    name: `stallcast_media_${name}`,
    help,
    read: () => read(media.facts),
  });
  return [
    count('rooms', 'Shows with a media room.', ({ rooms }) => rooms),
    count('peers', 'Sockets in media rooms.', ({ peers }) => peers),
    count('producers', 'Published tracks.', ({ producers }) => producers),
    count('routers', 'Rooms that have their place on a media worker.', ({ routers }) => routers),
    count('transports', 'Ways of media to and from clients and recorders.', ({ transports }) => transports),
    count('consumers', 'Tracks on their way to viewers and recorders.', ({ consumers }) => consumers),
    count('recorders', 'Recordings being written.', ({ recorderPids }) => recorderPids.length),
    count('worker_deaths', 'Media workers that died and were replaced.', ({ workers }) =>
      workers.reduce((sum, { deaths }) => sum + deaths, 0),
    ),
  ];
}
