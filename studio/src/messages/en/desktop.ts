/** What the main process says: menus, dialogs and what concerns the whole program. */
export const desktopMessages = {
  windowTitle: 'Stallcast Studio',
  pageLost: 'The studio window stopped working',
  pageLostDetail:
    'It stopped three times within a minute. Your show is still there: you can resume it when the window is back.',
  tryAgain: 'Try again',
  quit: 'Quit',
  edit: 'Edit',
  help: 'Help',
  copyDiagnostics: 'Copy diagnostics',
  showLogs: 'Show log files',
  closeLive: 'You are live',
  closeLiveDetail:
    'If you close the studio now, the show goes on without your picture: viewers see “back in a moment”. Open the studio again to resume or to end.',
  stayLive: 'Stay live',
  closeAnyway: 'Close anyway',
  updateReady: (version: string) => `Stallcast Studio ${version} is ready`,
  updateReadyDetail: 'It is installed when the studio starts anew, which takes a moment. No show is on.',
  updateNow: 'Restart now',
  updateLater: 'Later',
  csvFiles: 'Table (CSV)',
};
