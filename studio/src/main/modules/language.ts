import { answerCall } from '../ipc-calls.ts';
import type { StudioContext } from '../studio-context.ts';
import { enableApplicationMenu } from './application-menu.ts';

/** Which language the studio speaks. The page takes over another one by being loaded anew, but never during a show. */
export function enableLanguage(context: StudioContext): void {
  const { language } = context;
  let ofPage = language.current();
  answerCall('language.read', () => ({ chosen: language.chosen() }));
  answerCall('language.use', async ({ language: wanted }) => {
    await language.choose(wanted);
    enableApplicationMenu();
    const reloading = language.current() !== ofPage && !context.live;
    if (!reloading) return { reloading };
    ofPage = language.current();
    // Not from inside the call: the page should have its answer first.
    setImmediate(() => context.window?.webContents.reload());
    return { reloading };
  });
}
