import { type Browser, type BrowserContext, chromium } from 'playwright-core';

/** Windows that are covered or in the back still decode and draw: a test looks at several at once. */
export const screenFlags: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
];

const quietFlags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/** A person's browser: a profile of its own, on a laptop unless said otherwise. */
export interface ViewerBrowser {
  person(options?: {
    readonly widthPx?: number;
    readonly heightPx?: number;
    readonly theme?: 'light' | 'dark';
    readonly locale?: string;
  }): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** A real Chromium for viewers; it asks for a press before it plays sound, as people's browsers do. */
export async function launchViewerBrowser(): Promise<ViewerBrowser> {
  const browser: Browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [...screenFlags, ...quietFlags],
  });
  return {
    person: ({ widthPx = 1440, heightPx = 900, theme = 'light', locale = 'en-US' } = {}) =>
      browser.newContext({
        viewport: { width: widthPx, height: heightPx },
        colorScheme: theme,
        locale,
      }),
    close: () => browser.close(),
  };
}
