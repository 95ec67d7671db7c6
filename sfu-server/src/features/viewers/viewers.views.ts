import { type ViewerFeedItem, viewerFeedItemSchema } from '@stallcast/shared/contract';

interface VisitFacts {
  readonly viewerId: string;
  readonly seq: number;
  readonly name: string | null;
  readonly joinedAt: Date;
  readonly leftAt: Date | null;
}

/** A visit as the seller's feed shows it. */
export function toFeedItem({ viewerId, seq, name, joinedAt, leftAt }: VisitFacts): ViewerFeedItem {
  return viewerFeedItemSchema.parse({
    ...{ viewerId, cursor: seq, name },
    joinedAt: joinedAt.toISOString(),
    leftAt: leftAt?.toISOString() ?? null,
  });
}
