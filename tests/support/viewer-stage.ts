import { type ServerProcess, startServer } from './server-process.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { launchViewerBrowser, type ViewerBrowser } from './viewer-browser.ts';

/** What a page of viewers takes: the server with the demo shop, and a browser. */
export interface ViewerStage {
  readonly database: TestDatabase;
  readonly server: ServerProcess;
  readonly browser: ViewerBrowser;
  /** Ends everything; answers the server's exit code. */
  close(): Promise<number | null>;
}

export async function openViewerStage(): Promise<ViewerStage> {
  const database = await createTestDatabase();
  const server = await startServer({ databaseUrl: database.url });
  const browser = await launchViewerBrowser();
  return {
    ...{ database, server, browser },
    async close() {
      await browser.close();
      const code = await server.close();
      await database.close();
      return code;
    },
  };
}
