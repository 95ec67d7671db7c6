import { type ServerProcess, startServer } from './server-process.ts';
import { launchStudio, type StudioApp } from './studio-app.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { launchViewerBrowser, type ViewerBrowser } from './viewer-browser.ts';

/** Everything that a show takes: the server with the demo shop, the seller's studio, and a browser for viewers. */
export interface LiveStage {
  readonly database: TestDatabase;
  readonly server: ServerProcess;
  readonly browser: ViewerBrowser;
  /** The studio that runs now. */
  readonly studio: StudioApp;
  /** Kills the studio without a warning, and opens another one as a seller would. */
  reopenStudio(): Promise<void>;
  /** Ends everything; answers the server's exit code. */
  close(): Promise<number | null>;
}

export async function openLiveStage(): Promise<LiveStage> {
  const database = await createTestDatabase();
  const server = await startServer({ databaseUrl: database.url });
  const browser = await launchViewerBrowser();
  let studio = await launchStudio({ serverUrl: server.url });
  return {
    ...{ database, server, browser },
    get studio() {
      return studio;
    },
    async reopenStudio() {
      await studio.kill();
      studio = await launchStudio({ serverUrl: server.url });
    },
    async close() {
      // Not by its window: a studio that is live would ask first.
      await studio.kill();
      await browser.close();
      const code = await server.close();
      await database.close();
      return code;
    },
  };
}
