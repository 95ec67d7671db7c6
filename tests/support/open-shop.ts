import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type ApiClient, createApiClient, fetchTransport } from '@stallcast/shared/client';
import { routes } from '@stallcast/shared/contract';
import express from 'express';
import { createTestGateway } from '../../sfu-server/src/adapters/payments/test-gateway.ts';
import { createOrders } from '../../sfu-server/src/features/orders/orders.routes.ts';
import { createProducts } from '../../sfu-server/src/features/products/products.routes.ts';
import { createStats } from '../../sfu-server/src/features/stats/stats.routes.ts';
import { createStreams } from '../../sfu-server/src/features/streams/streams.routes.ts';
import { createTickets } from '../../sfu-server/src/platform/tickets.ts';
import { createWebhooks } from './webhooks.ts';
import { recordFact } from '../../sfu-server/src/features/streams/record-fact.ts';
import { bindRoutes } from '../../sfu-server/src/http/bind-routes.ts';
import { mapErrors } from '../../sfu-server/src/http/problem.ts';
import { guest } from '../../sfu-server/src/platform/actor.ts';
import { systemClock } from '../../sfu-server/src/platform/clock.ts';
import { openDatabase } from '../../sfu-server/src/platform/db.ts';
import { createDomainEvents } from '../../sfu-server/src/platform/domain-events.ts';
import { createLogger } from '../../sfu-server/src/platform/logger.ts';
import { createRateLimits } from '../../sfu-server/src/platform/rate-limits.ts';
import { createUnitOfWork } from '../../sfu-server/src/platform/unit-of-work.ts';
import { createTestDatabase } from './test-database.ts';

// TEMPORARY until startApp exists
export async function startServer({ delayMs = 4000, url: dbUrl }: { delayMs?: number; url: string }) {
  const logger = createLogger(process.env['LOG'] ?? 'error');
  const events = createDomainEvents(logger);
  const database = openDatabase(dbUrl, 10);
  const uow = createUnitOfWork(database.db, events);
  let url: string | null = null;
  const webhookSecret = 'webhook secret of the tests';
  const gateway = createTestGateway({ secret: webhookSecret, delayMs, webhookUrl: () => (url ? `${url}/api/payments/webhooks/test` : null), clock: systemClock, logger });
  const orders = createOrders({ uow, logger, gateway, recordFact });
  const products = createProducts({ uow });
  const streams = createStreams({ uow, tickets: createTickets('x'.repeat(40), systemClock), readProductsById: products.readProducts, openRoom: async () => {}, isInterrupted: () => true });
  const stats = createStats({ uow, readFigures: streams.readFigures });
  const app = express();
  app.use(express.json({ verify: (r: any, _s, b) => void (r.rawBody = b) }));
  app.use(bindRoutes({
    handlers: { ...orders.handlers, ...products.handlers, ...streams.handlers, ...stats.handlers } as any,
    authenticate: async (r) => { const h = r.get('authorization'); return h ? JSON.parse(h) : guest; },
    rateLimits: createRateLimits(10_000),
  }));
  app.use(mapErrors(logger));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const a = server.address() as any;
  url = `http://127.0.0.1:${a.port}`;
  return { url, webhookSecret, orders, events, async close() { await gateway.close(); await orders.close(); server.closeAllConnections(); server.close(); await database.close(); } };
}
export interface Buyer { userId: string; api: ApiClient; headers: Record<string,string> }
export interface SellerUser extends Buyer { vendorId: string }
export async function openShop(opt: { delayMs?: number } = {}) {
  const db = await createTestDatabase();
  let s = await startServer({ ...opt, url: db.url });
  const client = (actor: object): ApiClient => createApiClient(routes, (r, sig) => fetchTransport({ origin: s.url, headers: () => ({ authorization: JSON.stringify(actor) }) })(r, sig));
  const user = async (name: string) => { const id = randomUUID(); await db.sql`insert into users (id,name,email,username) values (${id},${name},${id + '@x.test'},${id})`; return id; };
  const self = {
    get url() { return s.url; }, sql: db.sql, webhooks: createWebhooks({ origin: () => s.url, secret: 'webhook secret of the tests', sql: db.sql }),
    async buyer(name = 'Buyer'): Promise<Buyer> { const userId = await user(name); const actor = { kind: 'user', userId, displayName: name, role: 'user', vendorId: null }; return { userId, api: client(actor), headers: { authorization: JSON.stringify(actor) } }; },
    buyers: (n: number): Promise<Buyer[]> => Promise.all(Array.from({ length: n }, () => self.buyer())),
    async seller(name = 'Seller'): Promise<SellerUser> { const userId = await user(name); const vendorId = randomUUID(); await db.sql`insert into vendors (id,user_id,name) values (${vendorId},${userId},${name})`; const actor = { kind: 'user', userId, displayName: name, role: 'user', vendorId }; return { userId, vendorId, api: client(actor), headers: { authorization: JSON.stringify(actor) } }; },
    async liveShow(seller: SellerUser, productIds: string[]): Promise<string> {
      const streamId = randomUUID();
      await db.sql`insert into live_streams (id,vendor_id,title,status,started_at) values (${streamId},${seller.vendorId},'t','live',now())`;
      await db.sql`insert into stream_counters (stream_id) values (${streamId})`;
      for (const [i, id] of productIds.entries()) await db.sql`insert into stream_products values (${streamId},${id},${i})`;
      return streamId;
    },
    async endShow(_seller: SellerUser, streamId: string) { await db.sql`update live_streams set status='ended', ended_at=now(), end_choice='delete' where id=${streamId}`; },
    async post(buyer: Buyer, path: string, body: object, headers: Record<string,string> = { 'idempotency-key': randomUUID() }): Promise<number> { const r = await fetch(s.url + path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...buyer.headers, ...headers } }); await r.body?.cancel(); return r.status; },
    async restart(changed: { delayMs?: number } = {}) { await s.close(); s = await startServer({ ...opt, ...changed, url: db.url }); await s.orders.sweepPending(); },
    async close() { await s.close(); await db.close(); },
  };
  return self;
}
export type Shop = Awaited<ReturnType<typeof openShop>>;
