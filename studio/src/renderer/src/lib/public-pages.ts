import { unwrap } from './bridge-call.ts';

/** Path of the page where viewers watch a show. */
export const showPath = (streamId: string): string => `/shows/${streamId}`;
/** Path of the page where a replay plays. */
export const replayPath = (savedStreamId: string): string => `/replays/${savedStreamId}`;

/** Opens a page of the server in the browser. */
export async function openPage(path: string): Promise<void> {
  await unwrap(window.studio.pages.open({ path }));
}

/** Puts the address of a page of the server on the clipboard; whether it is there now. */
export async function copyPageAddress(path: string): Promise<boolean> {
  return (await unwrap(window.studio.pages.copyAddress({ path }))).copied;
}
