/** Every sentence the main process itself shows to people. */
export const mainMessages = {
  windowTitle: 'Stallcast Studio',
  pageLostTitle: 'The studio window stopped working',
  pageLostDetail:
    'It was restarted three times within a minute and stopped again. Your show is still there: close Stallcast Studio and open it again to resume.',
  close: 'Close',
  csvFiles: 'Table (CSV)',
} as const;
