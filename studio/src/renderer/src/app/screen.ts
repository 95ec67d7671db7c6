import type { Stream } from '@stallcast/shared/contract';
import { create } from 'zustand';
import type { EndedShow } from '../features/end-show/use-end-show.ts';

/** The places that can be gone to from anywhere but a live show. */
export const places = ['home', 'products', 'orders', 'shop'] as const;
export type Place = (typeof places)[number];

/** A show, as much of it as its screens need to name it. */
export type ShowName = Pick<Stream, 'streamId' | 'title'>;

/** Where the seller is in the studio. */
export type Screen =
  | { readonly name: Place }
  /** `show` is one that was written down before. */
  | { readonly name: 'prepare'; readonly show: Stream | null }
  | { readonly name: 'live'; readonly show: Stream }
  | { readonly name: 'after'; readonly show: ShowName; readonly ended: EndedShow }
  /** A show that is over. */
  | { readonly name: 'show'; readonly show: ShowName };

interface ScreenState {
  readonly screen: Screen;
  go(screen: Screen): void;
}

export const useScreen = create<ScreenState>((set) => ({
  screen: { name: 'home' },
  go: (screen) => set({ screen }),
}));

/** Where a screen belongs: preparing a show and what comes after it are about shows. */
export function placeOf(screen: Screen): Place {
  return places.find((place) => place === screen.name) ?? 'home';
}
