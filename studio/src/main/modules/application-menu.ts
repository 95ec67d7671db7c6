import { Menu, type MenuItemConstructorOptions } from 'electron';

/** Only the items that text fields need: Electron's own menu offers reload and zoom, which a show should not meet by accident. */
export function enableApplicationMenu(): void {
  const appMenu: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  Menu.setApplicationMenu(Menu.buildFromTemplate([...appMenu, { role: 'editMenu' }]));
}
