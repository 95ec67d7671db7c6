import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { asUser } from '../support/drivers.ts';
import { buy } from '../support/shopping.ts';
import { expectRounds, isFullSet, wantedRounds } from './rig/rounds.ts';
import { msUntil } from './rig/server.ts';
import { openStage, playbackOf, type Stage, stageStock, untilFlowing } from './rig/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ relay: true });
});
afterAll(() => stage?.close());

/** Resolves with the ms from now until the picture, which stands still, moves again. */
async function msUntilMoving(viewer: Page, limitMs: number): Promise<number> {
  const sinceMs = await viewer.evaluate(() => performance.now());
  await vi.waitFor(async () => expect((await playbackOf(viewer)).flowingSinceMs).toBeGreaterThan(sinceMs), {
    timeout: limitMs,
    interval: 25,
  });
  return (await playbackOf(viewer)).flowingSinceMs - sinceMs;
}

/** The port of who gets most at the moment: the viewer's. */
async function viewerPort(): Promise<number> {
  const before = stage.relay.traffic;
  await wait(700);
  const grown = [...stage.relay.traffic].map(([port, { downBytes }]) => ({
    port,
    down: downBytes - (before.get(port)?.downBytes ?? 0),
  }));
  const [receiver] = grown.toSorted((one, other) => other.down - one.down);
  return receiver?.port ?? 0;
}

/** Cuts everyone off but who has this port; who comes from a new one is cut off too. */
function cutAllBut(port: number): void {
  stage.relay.set({ cut: true });
  stage.relay.set({ cut: false }, port);
}

/** Whoever came back is who was there: nobody is counted twice, nobody publishes twice. */
async function expectSameSession(): Promise<void> {
  await vi.waitFor(async () => expect(await stage.viewersNow()).toBe(1), { timeout: 15_000 });
  await vi.waitFor(async () => expect(await stage.isInterrupted()).toBe(false), { timeout: 15_000 });
  await stage.rig.expectIntact({ [stage.productId]: stageStock });
}

/** The last one is left to the full set. */
const blackouts = [
  { seconds: 3, quantity: 'after 3 s, ms', limitMs: 1000 },
  { seconds: 12, quantity: 'after 12 s, ms', limitMs: 3000 },
  { seconds: 40, quantity: 'after 40 s, ms', limitMs: 5000 },
].slice(0, isFullSet ? 3 : 1);

test('F12: a network that is gone for everyone is made up for soon after its return', async () => {
  const limits = Object.fromEntries(blackouts.map(({ quantity, limitMs }) => [quantity, limitMs]));
  await expectRounds({ id: 'F12', what: 'blackout', limits }, async () => {
    const measured: Record<string, number> = {};
    for (const { seconds, quantity } of blackouts) {
      await untilFlowing(stage.viewer);
      stage.relay.set({ cut: true });
      await wait(seconds * 1000);
      stage.relay.set({ cut: false });
      measured[quantity] = await msUntilMoving(stage.viewer, 30_000);
      await untilFlowing(stage.viewer, 30_000);
      await expectSameSession();
    }
    return measured;
  });
});

/** How long the seller is away, in seconds: longer than the server believes in a silent socket. */
const absences = isFullSet ? [30, 90] : [16];
/** A round of each, with all that is waited for around it, in ms. */
const absencesLimitMs = absences.reduce((sum, seconds) => sum + (seconds + 45) * 1000, 0);

test('F18: viewers are told that the seller is missing, go on buying, and see the same show when the seller is back', {
  timeout: absencesLimitMs * (wantedRounds + 3),
}, async () => {
  const limits = { 'viewer told after, ms': 8000, 'back after the heal, ms': 5000 };
  const buyer = await asUser(stage.rig);
  for (const seconds of absences) {
    const fault = { id: `F18 ${seconds} s`, what: `seller cut off for ${seconds} s`, limits };
    await expectRounds(fault, async () => {
      await untilFlowing(stage.viewer);
      const port = await viewerPort();
      stage.cutSellersLine(true);
      cutAllBut(port);
      const toldMs = await msUntil(async () => (await playbackOf(stage.viewer)).interrupted, 20_000, 50);
      expect(await stage.isInterrupted()).toBe(true);
      await wait(Math.max(0, seconds * 1000 - toldMs));
      const { streamId, productId } = stage;
      expect((await buy(buyer.api, { streamId, productId })).status).toBe('paid');
      expect(await playbackOf(stage.viewer)).toMatchObject({ interrupted: true });
      stage.relay.set({ cut: false });
      stage.cutSellersLine(false);
      const backMs = await msUntilMoving(stage.viewer, 30_000);
      await untilFlowing(stage.viewer, 30_000);
      await expectSameSession();
      return { 'viewer told after, ms': toldMs, 'back after the heal, ms': backMs };
    });
  }
});
