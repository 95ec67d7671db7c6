import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, dialog } from 'electron';
import { answerCall } from '../ipc-calls.ts';
import { spoken } from '../spoken.ts';
import type { StudioContext } from '../studio-context.ts';

/** Saves tables where the seller says. The page gives a name and a text, never a path, and learns the name alone. */
export function enableSavedFiles(context: StudioContext): void {
  answerCall('files.saveCsv', async ({ name, text }) => {
    const file = await askWhere(context, name);
    if (file === null) return { outcome: 'cancelled' as const };
    try {
      await writeFile(file, text, 'utf8');
      return { outcome: 'saved' as const, fileName: path.basename(file) };
    } catch (error) {
      console.error('A table could not be saved:', error);
      return { outcome: 'not-written' as const };
    }
  });
}

async function askWhere(context: StudioContext, name: string): Promise<string | null> {
  const { window } = context;
  if (window === null) return null;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: path.join(app.getPath('documents'), name),
    filters: [{ name: spoken(context).csvFiles, extensions: ['csv'] }],
  });
  return canceled || filePath === '' ? null : filePath;
}
