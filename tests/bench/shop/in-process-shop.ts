import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '@stallcast/sfu-server/app';
import { readConfig } from '@stallcast/sfu-server/config';
import { createLogger } from '@stallcast/sfu-server/logger';
import postgres, { type Sql } from 'postgres';
import { asSeller, type SellerPerson } from '../../support/drivers.ts';

/** The whole server in this process, as its own composition builds it, with a seller in it. */
export interface InProcessShop {
  /** What its two doors call: the verbs without the wire. */
  readonly handlers: App['handlers'];
  readonly url: string;
  readonly seller: SellerPerson;
  /** Asks the database directly. */
  readonly sql: Sql;
  close(): Promise<void>;
}

const secret = 'a secret that is the same in every benchmark of this project';

export async function openInProcessShop(databaseUrl: string): Promise<InProcessShop> {
  const dataDir = await mkdtemp(join(tmpdir(), 'stallcast-bench-app-'));
  const config = readConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    RATE_LIMIT_FACTOR: '100000',
    MEDIA_LISTEN_IPS: '127.0.0.1',
    MEDIA_PORT: '0',
    MEDIA_WORKERS: '1',
    MEDIASOUP_WORKER_BIN: process.env['MEDIASOUP_WORKER_BIN'],
    LOG_LEVEL: 'fatal',
  });
  const app = await createApp({ config, databaseUrl, secret, logger: createLogger(config.logLevel) });
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  return {
    handlers: app.handlers,
    url: app.url,
    seller: await asSeller(app),
    sql,
    async close() {
      await app.close();
      await sql.end({ timeout: 5 });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
