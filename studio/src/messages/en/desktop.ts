/** What the main process says: menus, dialogs and what concerns the whole program. */
export const desktopMessages = {
  windowTitle: 'Stallcast Studio',
  pageLostTitle: 'The studio window stopped working',
  pageLostDetail:
    'It was restarted three times within a minute and stopped again. Your show is still there: close Stallcast Studio and open it again to resume.',
  closeLive: 'You are live',
  closeLiveDetail:
    'If you close the studio now, the show goes on without your picture: viewers see “back in a moment”. Open the studio again to resume or to end.',
  stayLive: 'Stay live',
  closeAnyway: 'Close anyway',
  csvFiles: 'Table (CSV)',
};
