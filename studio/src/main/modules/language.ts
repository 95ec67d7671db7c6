import { answerCall } from '../ipc-calls.ts';
import type { StudioContext } from '../studio-context.ts';

/**
 * Which language the studio speaks. The page takes over another one by being loaded anew, but never during a show.
 * `onChange` is called when what the main process says has to be said anew.
 */
export function enableLanguage(context: StudioContext, onChange: () => void): void {
  const { language } = context;
  let ofPage = language.current();
  answerCall('language.read', () => ({ chosen: language.chosen() }));
  answerCall('language.use', async ({ language: wanted }) => {
    await language.choose(wanted);
    onChange();
    const reloading = language.current() !== ofPage && !context.live;
    if (!reloading) return { reloading };
    ofPage = language.current();
    // Not from inside the call: the page should have its answer first.
    setImmediate(() => context.window?.webContents.reload());
    return { reloading };
  });
}
