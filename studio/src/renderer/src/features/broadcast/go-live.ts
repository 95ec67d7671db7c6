import type { ApiClient } from '@stallcast/shared/client';
import type { Stream } from '@stallcast/shared/contract';
import type { Visibility } from '@stallcast/shared/domain';
import type { ShowDetails } from './show-details.ts';

export interface ShowPlan extends Omit<ShowDetails, 'visibility'> {
  /** The show, if it was created already (by an earlier try, or before). */
  readonly streamId: string | null;
  /** In the order viewers see them. */
  readonly productIds: readonly string[];
  readonly visibility: Visibility;
  /** When it is announced for (RFC 3339); null: no time is; left out: as it was. */
  readonly scheduledAt?: string | null;
}

export interface PlanDeps {
  readonly api: ApiClient;
  readonly uploadCover: (streamId: string, file: File) => Promise<Stream>;
}

/**
 * Writes the show down at the server as planned, status `scheduled`. A second try changes the show of the first one
 * rather than making another; `onWritten` is told which it is before its cover is sent. Throws ApiError.
 */
export async function writeDown(
  { api, uploadCover }: PlanDeps,
  plan: ShowPlan,
  onWritten: (streamId: string) => void,
): Promise<Stream> {
  const { stream } = await writeTerms(api, plan);
  const { streamId } = stream;
  onWritten(streamId);
  switch (plan.cover.change) {
    case 'keep':
      return stream;
    case 'remove':
      return (await api('streams.removeCover', { params: { streamId } })).stream;
    case 'set':
      return uploadCover(streamId, plan.cover.file);
  }
}

function writeTerms(api: ApiClient, plan: ShowPlan): Promise<{ stream: Stream }> {
  const { streamId, scheduledAt, visibility } = plan;
  const terms = { title: plan.title.trim(), productIds: [...plan.productIds], visibility };
  const description = plan.description.trim();
  if (streamId === null) {
    const time = scheduledAt != null && { scheduledAt };
    return api('streams.create', { body: { ...terms, ...(description !== '' && { description }), ...time } });
  }
  const time = scheduledAt !== undefined && { scheduledAt };
  return api('streams.update', { body: { ...terms, streamId, description, ...time } });
}

/**
 * The plan of a rehearsal. A show that is to come stays as it is, so that it can still take place: what is practised is a show of
 * its own, which nobody sees and which needs no cover.
 */
export function rehearsalOf(plan: ShowPlan, show: Pick<Stream, 'visibility'> | null): ShowPlan {
  const streamId = show?.visibility === 'rehearsal' ? plan.streamId : null;
  return { ...plan, streamId, visibility: 'rehearsal', cover: { change: 'keep' } };
}

/** Starts a show that was written down. Starting a live show again changes nothing. Throws ApiError. */
export async function startShow(api: ApiClient, streamId: string): Promise<Stream> {
  const { stream } = await api('streams.start', { body: { streamId } });
  return stream;
}
