import type { Stream } from '@stallcast/shared/contract';
import { graphemes } from '../../lib/graphemes.ts';
import { titleFault } from '../../lib/show-title.ts';
import type { PublicVisibility } from '../../ui/VisibilityChoice.tsx';

/** What becomes of the picture that stands for a show. */
export type CoverChange =
  | { readonly change: 'keep' | 'remove' }
  | { readonly change: 'set'; readonly file: File };

/** What viewers read and see of a show before it begins. */
export interface ShowDetails {
  readonly title: string;
  readonly description: string;
  readonly visibility: PublicVisibility;
  readonly cover: CoverChange;
}

/** The details of a new show, or of one that was written down before. */
export function firstDetails(show: Pick<Stream, 'title' | 'description' | 'visibility'> | null): ShowDetails {
  return {
    title: show?.title ?? '',
    description: show?.description ?? '',
    visibility: show?.visibility === 'unlisted' ? 'unlisted' : 'public',
    cover: { change: 'keep' },
  };
}

export type DetailsFaults = { readonly title?: 'missing' | 'long'; readonly description?: 'long' };

const longestDescription = 2000;

/** What is wrong with the details; an empty object when nothing is. Lengths count what people see as characters. */
export function detailsFaults({
  title,
  description,
}: Pick<ShowDetails, 'title' | 'description'>): DetailsFaults {
  const fault = titleFault(title);
  return {
    ...(fault !== null && { title: fault }),
    ...(graphemes(description.trim()).length > longestDescription && { description: 'long' as const }),
  };
}
