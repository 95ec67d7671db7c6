import { Menu, type MenuItemConstructorOptions, shell } from 'electron';
import { spoken } from '../spoken.ts';
import type { StudioContext } from '../studio-context.ts';

export interface MenuDeeds {
  readonly copyDiagnostics: () => Promise<void>;
  /** The newest log. */
  readonly logFile: string;
}

/**
 * Only the items that text fields and helpers need: Electron's own menu offers reload and zoom, which a show should not
 * meet by accident. Answers a function that writes it anew, in the language then in use.
 */
export function enableApplicationMenu(context: StudioContext, deeds: MenuDeeds): () => void {
  const write = () => {
    const text = spoken(context);
    const appMenu: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
    const helpMenu: MenuItemConstructorOptions = {
      role: 'help',
      label: text.help,
      submenu: [
        { label: text.copyDiagnostics, click: () => void deeds.copyDiagnostics().catch(console.error) },
        { label: text.showLogs, click: () => shell.showItemInFolder(deeds.logFile) },
      ],
    };
    Menu.setApplicationMenu(
      Menu.buildFromTemplate([...appMenu, { role: 'editMenu', label: text.edit }, helpMenu]),
    );
  };
  write();
  return write;
}
