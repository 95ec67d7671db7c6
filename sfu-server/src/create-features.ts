import { noTax } from './adapters/tax/no-tax.ts';
import type { Config } from './config.ts';
import { createAccounts } from './features/accounts/accounts.routes.ts';
import { createCredentials } from './features/accounts/credentials.ts';
import { createBans } from './features/bans/bans.routes.ts';
import { assertMayWrite, assertWelcome, readMute } from './features/bans/may-write.ts';
import { createDrops } from './features/drops/drops.routes.ts';
import type { DropClockWaits } from './features/drops/drop-clock.ts';
import { unpin } from './features/drops/pin-product.ts';
import { createFollows } from './features/follows/follows.routes.ts';
import { isFollowing } from './features/follows/follows.repo.ts';
import { createInteractions } from './features/interactions/interactions.routes.ts';
import { readChat, readStretch } from './features/interactions/read-comments.ts';
import { createOrders, type OrderTimes } from './features/orders/orders.routes.ts';
import type { DrawPicture, PictureStorage } from './features/products/ports.ts';
import { createProducts } from './features/products/products.routes.ts';
import type { RecordingStorage } from './features/recordings/ports.ts';
import { createRecordings } from './features/recordings/recordings.routes.ts';
import { createSellers } from './features/sellers/sellers.routes.ts';
import { findKnownLogos } from './features/sellers/sellers.repo.ts';
import { createShop } from './features/shop/shop.routes.ts';
import { recordCartAdd, recordSoldProducts } from './features/stats/record-product-facts.ts';
import { createStats } from './features/stats/stats.routes.ts';
import { toPublicCounters } from './features/streams/counters.views.ts';
import { assertVisible } from './features/streams/assert-visible.ts';
import { findKnownCovers } from './features/streams/covers.repo.ts';
import { endShow } from './features/streams/end-show.ts';
import { type RecordFact, recordFact } from './features/streams/record-fact.ts';
import { lockShow, setTerms } from './features/streams/streams.repo.ts';
import { createStreams } from './features/streams/streams.routes.ts';
import { createViewers, type PresenceTimes } from './features/viewers/viewers.routes.ts';
import { hideRehearsals } from './hide-rehearsals.ts';
import type { Media } from './media/create-media.ts';
import type { Clock } from './platform/clock.ts';
import { createClosers } from './platform/closers.ts';
import { createBrowserCookie } from './platform/browser-cookie.ts';
import type { CookieRules } from './platform/cookies.ts';
import type { Database, Queryable } from './platform/db.ts';
import type { DomainEvents } from './platform/domain-events.ts';
import type { Handlers } from './platform/handlers.ts';
import { createKeptPictures } from './platform/kept-pictures.ts';
import type { Logger } from './platform/logger.ts';
import type { Gateways } from './platform/payment-gateway.ts';
import type { Tickets } from './platform/tickets.ts';
import type { UnitOfWork } from './platform/unit-of-work.ts';

interface FeatureDeps {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly events: DomainEvents;
  readonly media: Media;
  readonly gateways: Gateways;
  readonly storage: RecordingStorage;
  readonly drawPicture: DrawPicture;
  readonly pictures: PictureStorage;
  /** Covers of shows and logos of sellers. */
  readonly keptPictures: PictureStorage;
  readonly tickets: Tickets;
  readonly secrets: { readonly sessions: string; readonly viewers: string; readonly carts: string };
  readonly cookieRules: CookieRules;
  readonly waits: PresenceTimes & OrderTimes & DropClockWaits & { readonly closeDropsEveryMs: number };
}

export type Features = ReturnType<typeof createFeatures>;

/** Builds every feature and fills its ports with its neighbours' verbs. */
export function createFeatures(deps: FeatureDeps) {
  const { config, logger, clock, uow, media, tickets, cookieRules } = deps;
  const { rateLimitFactor } = config;
  const closers = createClosers(logger);

  const credentials = createCredentials({ db: deps.db, uow, secret: deps.secrets.sessions });
  const accounts = createAccounts({
    ...{ uow, clock, credentials, cookieRules, rateLimitFactor },
    // Whoever logs in brings along what they put into the cart before.
    onLogin: (context, userId) => orders.takeOverCart(context, userId),
  });
  const bans = createBans({ uow });
  const products = createProducts({
    ...{ uow, logger },
    drawPicture: deps.drawPicture,
    pictures: deps.pictures,
  });
  const shop = createShop({ uow });
  const keptPictures = createKeptPictures({
    ...{ uow, logger, drawPicture: deps.drawPicture, storage: deps.keptPictures },
    findKnown: (ids) =>
      uow.read(async (db) => [...(await findKnownCovers(db, ids)), ...(await findKnownLogos(db, ids))]),
  });
  const streams = createStreams({
    ...{ uow, tickets, clock },
    readProductsById: products.readProducts,
    openRoom: media.openRoom,
    hasRecordingSpace: media.hasRecordingSpace,
    isInterrupted: media.isInterrupted,
    unpin,
    covers: keptPictures,
  });
  const sellers = createSellers({
    uow,
    logos: keptPictures,
    listProducts: products.listForSale,
    isFollowing,
  });
  const follows = createFollows({ uow, readCards: streams.readCards });
  const assertAdmitted = async (db: Queryable, streamId: string, userId: string | null) => {
    await assertVisible(db, streamId, userId);
    if (userId !== null) await assertWelcome(db, streamId, userId);
  };
  const drops = closers.add(createDrops({ uow, logger, lockShow, events: deps.events, waits: deps.waits }));
  const viewers = closers.add(
    createViewers({
      ...{ uow, clock, logger, tickets, cookieRules, rateLimitFactor },
      recordVisit: recordPublic,
      assertWelcome: assertAdmitted,
      times: deps.waits,
      secret: deps.secrets.viewers,
    }),
  );
  const interactions = createInteractions({
    ...{ uow, rateLimitFactor },
    ...{ assertWelcome: assertAdmitted, readMute, lockShow },
    async assertMayWrite(db, streamId, userId) {
      await assertVisible(db, streamId, userId);
      await assertMayWrite(db, streamId, userId);
    },
    recordFact: (tx, streamId, change) => recordPublic(tx, streamId, change, { mustBeLive: true }),
    numberFact: (tx, streamId, change) => recordPublic(tx, streamId, change, { mustBeLive: false }),
  });
  const stats = closers.add(
    createStats({
      ...{ uow, tickets, readFigures: streams.readFigures, readChat, readStretch },
      recordingOf: media.recordingOf,
      events: deps.events,
    }),
  );
  const orders = closers.add(
    createOrders({
      ...{ uow, logger, recordFact },
      productFacts: { recordCartAdd, recordSoldProducts },
      gateways: deps.gateways,
      taxOf: noTax,
      cartCookie: createBrowserCookie({
        ...{ name: 'stallcast_cart', purpose: 'cart' },
        ...{ secret: deps.secrets.carts, rules: cookieRules },
      }),
      times: deps.waits,
    }),
  );
  const recordings = closers.add(
    createRecordings({
      ...{ uow, logger },
      storage: deps.storage,
      endShow: (tx, end) => endShow({ endVisits: viewers.endVisits, unpin }, tx, end),
      readProducts: streams.readProducts,
      closeRoom: media.closeRoom,
      finaliseRecording: media.finaliseRecording,
      grabFrame: media.grabFrame,
      setCover: streams.setCover,
      renameShow: (tx, streamId, title) => setTerms(tx, streamId, { title }),
    }),
  );
  const stopForgetting = deps.events.on('stream-ended', ({ streamId }) => viewers.forget(streamId));
  const handlers: Handlers = {
    ...accounts.handlers,
    ...bans.handlers,
    ...streams.handlers,
    ...interactions.handlers,
    ...viewers.handlers,
    ...stats.handlers,
    ...drops.handlers,
    ...products.handlers,
    ...shop.handlers,
    ...orders.handlers,
    ...recordings.handlers,
    ...sellers.handlers,
    ...follows.handlers,
    ...hideRehearsals(
      { ...interactions.handlers, ...viewers.handlers, ...drops.handlers },
      (streamId, actor) =>
        uow.read((db) => assertVisible(db, streamId, actor.kind === 'user' ? actor.userId : null)),
    ),
  };

  /** Shows that were live go on, interrupted until their sellers are back. */
  async function reopenRooms(): Promise<number> {
    const live = await streams.liveStreams();
    for (const streamId of live) {
      try {
        await media.openRoom(streamId);
      } catch (error) {
        // Its seller opens it when coming back.
        logger.warn({ err: error, streamId }, 'the room of a live show could not be opened yet');
      }
    }
    return live.length;
  }

  /** Mends what a killed server left: nobody is connected yet, no room is open. */
  async function repair(): Promise<void> {
    const visits = await viewers.endLeftoverVisits();
    const reopened = await reopenRooms();
    const { unfinished, removed } = await recordings.finaliseUnfinished();
    const closedDrops = await drops.closeDueDrops();
    const pictures = (await products.settleWithdrawnPictures()) + (await keptPictures.settleWithdrawn());
    const mended = {
      visits,
      closedDrops,
      reopened,
      replays: unfinished,
      recordings: removed,
      pictures,
    };
    if (Object.values(mended).some((count) => count > 0))
      logger.info(mended, 'mended what the last run left');
  }

  /** Whoever logged out, was suspended or is kept out of a show does not get into it with a ticket from before. */
  async function assertMayEnter(entry: {
    sessionId: string;
    userId: string;
    streamId: string;
  }): Promise<void> {
    await accounts.assertSessionLasts(entry.sessionId);
    await uow.read((db) => assertAdmitted(db, entry.streamId, entry.userId));
  }

  return {
    ...{ accounts, viewers, handlers, repair, assertMayEnter },
    /** What is done from time to time, see each. */
    jobs: [
      ...orders.jobs,
      {
        name: 'close-drops',
        everyMs: deps.waits.closeDropsEveryMs,
        run: async () => void (await drops.closeDueDrops()),
      },
    ],
    /** What sockets are told of shows. */
    shows: {
      snapshot: streams.readSnapshot,
      products: async (streamId: string) => ({ products: await streams.readProducts(streamId) }),
      liveWithProduct: streams.liveStreamsOf,
      showcase: drops.readShowcase,
      chat: (streamId: string) => uow.read((db) => readChat(db, streamId)),
    },
    findReplayFile: recordings.fileOf,
    findDatedShow: streams.findDatedShow,
    findShownCover: streams.findShownCover,
    async close() {
      stopForgetting();
      await closers.close();
    },
  };
}

/** Moves a show's figures and answers those that everyone may know. */
async function recordPublic(...[tx, streamId, change, options]: Parameters<RecordFact>) {
  const fact = await recordFact(tx, streamId, change, options);
  return fact.ok ? { ...fact, counters: toPublicCounters(fact.counters) } : fact;
}
