import type { BrowserWindow } from 'electron';
import type { LanguageChoice } from './language-choice.ts';
import type { ServerConnection } from './server-connection.ts';

/** What the modules of the main process share. */
export interface StudioContext {
  /** Folder of the built page. */
  readonly pageDirectory: string;
  readonly preloadFile: string;
  readonly connection: ServerConnection;
  readonly language: LanguageChoice;
  /** The one window; null before it was opened and after it was closed. */
  window: BrowserWindow | null;
  /** Whether a show is on, as the page says. */
  live: boolean;
  /** Called whenever a show begins or is over here. */
  readonly onLive: Set<(live: boolean) => void>;
}
