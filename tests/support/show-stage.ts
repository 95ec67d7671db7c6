import type { Page } from 'playwright-core';
import { asUser, type UserPerson } from './drivers.ts';
import { type LiveStage, openLiveStage } from './live-stage.ts';
import { goLive, signIn } from './seller-desk.ts';

/** A show that is on: the seller at the studio, somebody who watches, and somebody who writes. */
export interface ShowStage {
  readonly stage: LiveStage;
  /** The studio's page. */
  readonly page: Page;
  /** The page of who watches. */
  readonly viewer: Page;
  readonly writer: UserPerson;
  readonly streamId: string;
}

/** Goes live with a show of this title; `writerName` is what who writes is called. */
export async function openShowStage(title: string, writerName: string): Promise<ShowStage> {
  const stage = await openLiveStage();
  const { page } = stage.studio;
  const viewer = await (await stage.browser.person()).newPage();
  const writer = await asUser(stage.server, { displayName: writerName });
  await signIn(page);
  await goLive(page, title);
  await viewer.goto(stage.server.url);
  await viewer.waitForURL(/\/shows\//);
  const { streams } = await writer.api('streams.list', { query: {} });
  return { stage, page, viewer, writer, streamId: streams[0]?.streamId ?? '' };
}
