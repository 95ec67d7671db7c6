import { create } from 'zustand';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'theme';

function stored(): Theme {
  const value = localStorage.getItem(key);
  return themes.find((theme) => theme === value) ?? 'system';
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

interface ThemeState {
  readonly theme: Theme;
  setTheme(theme: Theme): void;
}

/** How the studio looks: like the system unless the seller chose otherwise. */
export const useTheme = create<ThemeState>((set) => ({
  theme: stored(),
  setTheme(theme) {
    localStorage.setItem(key, theme);
    show(theme);
    set({ theme });
  },
}));

/** Shows the chosen look before anything is drawn. */
export function applyStoredTheme(): void {
  show(stored());
}
