/** What the main process says: menus, dialogs and what concerns the whole program. */
export const desktopMessages = {
  windowTitle: 'Stallcast Studio',
  pageLostTitle: 'The studio window stopped working',
  pageLostDetail:
    'It was restarted three times within a minute and stopped again. Your show is still there: close Stallcast Studio and open it again to resume.',
  csvFiles: 'Table (CSV)',
};
