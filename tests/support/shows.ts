import type { ApiClient } from '@stallcast/shared/client';
import type { Stream } from '@stallcast/shared/contract';

/** Prepares a show; what is not said does not matter to the test. */
export async function prepareShow(
  api: ApiClient,
  productIds: readonly string[] = [],
  title = 'Evening show',
): Promise<Stream> {
  return (await api('streams.create', { body: { title, productIds: [...productIds] } })).stream;
}

/** Goes live with a new show. */
export async function goLive(api: ApiClient, productIds: readonly string[] = []): Promise<Stream> {
  const { streamId } = await prepareShow(api, productIds);
  return (await api('streams.start', { body: { streamId } })).stream;
}

/** A show as everyone sees it; undefined if nobody does. */
export async function findShow(api: ApiClient, streamId: string): Promise<Stream | undefined> {
  return (await api('streams.list', { query: { streamId } })).streams[0];
}
