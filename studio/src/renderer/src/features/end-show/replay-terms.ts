import type { RouteRequest, Routes, Stream } from '@stallcast/shared/contract';
import { titleFault } from '../../lib/show-title.ts';
import type { PublicVisibility } from '../../ui/VisibilityChoice.tsx';

/** What the seller says of the replay before it is saved. */
export interface ReplayDraft {
  readonly title: string;
  readonly visibility: PublicVisibility;
  /** The place of the show whose picture becomes the cover, in ms since its start; null: the cover stays. */
  readonly coverAtMs: number | null;
}

export type ReplayTerms = Pick<
  RouteRequest<Routes['endStream.save']>['body'],
  'title' | 'visibility' | 'coverAtMs'
>;

/** A replay is called as its show and as public, until the seller says otherwise. */
export function firstDraft({ title, visibility }: Pick<Stream, 'title' | 'visibility'>): ReplayDraft {
  return { title, visibility: visibility === 'unlisted' ? 'unlisted' : 'public', coverAtMs: null };
}

/** What goes to the server; null while the title is none. */
export function replayTerms({ title, visibility, coverAtMs }: ReplayDraft): ReplayTerms | null {
  if (titleFault(title) !== null) return null;
  return { title: title.trim(), visibility, ...(coverAtMs !== null && { coverAtMs }) };
}
