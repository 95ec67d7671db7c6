import { launchStudio, type StudioApp } from './studio-app.ts';
import { openViewerStage, type ViewerStage } from './viewer-stage.ts';

/** Everything that a show takes: the server with the demo shop, the seller's studio, and a browser for viewers. */
export interface LiveStage extends ViewerStage {
  /** The studio that runs now. */
  readonly studio: StudioApp;
  /** Kills the studio without a warning, and opens another one as a seller would. */
  reopenStudio(): Promise<void>;
}

export async function openLiveStage(): Promise<LiveStage> {
  const stage = await openViewerStage();
  const { server } = stage;
  let studio = await launchStudio({ serverUrl: server.url });
  return {
    ...stage,
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
      return stage.close();
    },
  };
}
