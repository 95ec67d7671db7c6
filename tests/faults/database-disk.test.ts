import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBuyers, startShopLoad } from './rig/shop-load.ts';
import { expectRounds } from './rig/rounds.ts';
import { msUntil } from './rig/server.ts';
import { openSmallDisk, type SmallDisk } from './rig/small-disk.ts';
import { longestGapMs, openStage, type Stage, stageStock, untilFlowing, watchForGaps } from './rig/stage.ts';
import type { UserPerson } from '../support/drivers.ts';

let disk: SmallDisk;
let stage: Stage;
let buyers: UserPerson[];

beforeAll(async () => {
  disk = await openSmallDisk(160);
  stage = await openStage({
    database: {
      folder: `${disk.folder}/database`,
      settings: { max_wal_size: '32MB', min_wal_size: '32MB', shared_buffers: '16MB' },
    },
  });
  buyers = await makeBuyers(stage.rig, 4);
});
afterAll(async () => {
  await stage?.close();
  await disk?.close();
});

/** Writes until there is no space for it: what the log of the database had set aside is used up, too. */
async function writeUntilFull(): Promise<void> {
  const { sql } = stage.rig;
  await sql`create table if not exists ballast (text text)`;
  await disk.fill();
  const write = () => sql`
    insert into ballast select repeat(md5(n::text), 200) from generate_series(1, 30000) n`;
  await expect(write()).rejects.toThrow(/No space left on device|terminat|recovery|closed/i);
}

test('F9: a database without space refuses what it cannot keep, and goes on once there is some', async () => {
  const limits = { 'first success after freeing, ms': 10_000, 'picture stood still, ms': 500 };
  await expectRounds({ id: 'F9', what: 'database disk full', limits }, async () => {
    const { rig, streamId, productId, viewer } = stage;
    const serverPid = rig.server.pid;
    await untilFlowing(viewer);
    await watchForGaps(viewer);
    const load = startShopLoad({ url: rig.url, productId, streamId, buyers, pauseMs: 20 });
    await msUntil(() => load.attempts.some(({ outcome }) => outcome === 'ok'), 10_000);
    await writeUntilFull();
    await msUntil(() => load.attempts.some(({ outcome }) => outcome === 'unavailable'), 30_000);
    expect((await fetch(`${rig.url}/livez`)).status).toBe(200);
    await disk.free();
    const freedAtMs = performance.now();
    // One that could not even write its log has ended, and is started again as a service would be.
    await rig.database.revive();
    const isAfter = ({ outcome, startedAtMs }: (typeof load.attempts)[number]) =>
      outcome === 'ok' && startedAtMs > freedAtMs;
    await msUntil(() => load.attempts.some(isAfter), 30_000);
    const firstMs = performance.now() - freedAtMs;
    await load.stop();
    const others = load.attempts.filter(({ outcome, status }) => outcome !== 'ok' && status !== 503);
    expect(others).toEqual([]);
    await load.expectNothingLost(rig.sql);
    const gapMs = await longestGapMs(viewer);
    await rig.sql`drop table ballast`;
    await rig.expectIntact({ [productId]: stageStock });
    expect(rig.server.pid).toBe(serverPid);
    return { 'first success after freeing, ms': firstMs, 'picture stood still, ms': gapMs };
  });
});
