import type { ApiClient } from '@stallcast/shared/client';
import type { Stream } from '@stallcast/shared/contract';
import type { ShowDetails } from './show-details.ts';

export interface ShowPlan extends ShowDetails {
  /** The show, if it was created already (by an earlier try, or before). */
  readonly streamId: string | null;
  /** In the order viewers see them. */
  readonly productIds: readonly string[];
}

/**
 * Writes the show down at the server as planned, status `scheduled`. A second try changes the show of the first one
 * rather than making another. Throws ApiError.
 */
export async function writeDown(api: ApiClient, plan: ShowPlan): Promise<Stream> {
  const title = plan.title.trim();
  const description = plan.description.trim();
  const productIds = [...plan.productIds];
  if (plan.streamId === null) {
    const created = await api('streams.create', {
      body: { title, productIds, ...(description !== '' && { description }) },
    });
    return created.stream;
  }
  const change = { streamId: plan.streamId, title, productIds, ...(description !== '' && { description }) };
  const { stream } = await api('streams.update', { body: change });
  return stream;
}

/** Starts a show that was written down. Starting a live show again changes nothing. Throws ApiError. */
export async function startShow(api: ApiClient, streamId: string): Promise<Stream> {
  const { stream } = await api('streams.start', { body: { streamId } });
  return stream;
}
