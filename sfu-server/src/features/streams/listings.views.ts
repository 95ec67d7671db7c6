import { type ShowCard, showCardSchema } from '@stallcast/shared/contract';
import { pictureAddress } from '../../platform/picture-address.ts';
import { toSellerRef } from '../../platform/seller-ref.ts';
import type { CardRow } from './listings.repo.ts';

/** A show as a card. */
export function toShowCard({ stream, seller, viewersNow }: CardRow, interrupted: boolean): ShowCard {
  const { id, status, scheduledAt } = stream;
  const isToCome = status === 'scheduled' && scheduledAt !== null;
  return showCardSchema.parse({
    streamId: id,
    seller: toSellerRef(seller),
    title: stream.title,
    status,
    orientation: stream.orientation,
    previewUrl: status === 'live' ? `/media/previews/${id}.jpg` : null,
    coverUrl: pictureAddress(stream.coverImageId),
    viewersNow,
    scheduledAt: scheduledAt?.toISOString() ?? null,
    startedAt: stream.startedAt?.toISOString() ?? null,
    interrupted,
    calendarUrl: isToCome ? `/shows/${id}/calendar.ics` : null,
  });
}
