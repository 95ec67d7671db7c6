import type { Stream } from '@stallcast/shared/contract';
import { create } from 'zustand';
import type { EndedShow } from '../features/end-show/use-end-show.ts';

/** Where the seller is in the studio. */
export type Screen =
  | { readonly name: 'home' }
  /** `show` is one that was written down before. */
  | { readonly name: 'prepare'; readonly show: Stream | null }
  | { readonly name: 'live'; readonly show: Stream }
  | { readonly name: 'after'; readonly ended: EndedShow };

interface ScreenState {
  readonly screen: Screen;
  go(screen: Screen): void;
}

export const useScreen = create<ScreenState>((set) => ({
  screen: { name: 'home' },
  go: (screen) => set({ screen }),
}));
