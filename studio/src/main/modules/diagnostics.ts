import { release } from 'node:os';
import { app, clipboard } from 'electron';
import { answerCall } from '../ipc-calls.ts';
import { lastLines } from '../log-tail.ts';
import { redact } from '../redaction.ts';
import type { StudioContext } from '../studio-context.ts';
import type { StudioLog } from './logging.ts';

const mostLogLines = 200;

/** What whoever helps needs to know, put on the clipboard by a menu item or by the page. It holds no secret. */
export function enableDiagnostics(context: StudioContext, log: StudioLog): () => Promise<void> {
  const copy = async () => clipboard.writeText(await diagnosticsText(context, log));
  answerCall('diagnostics.copy', async () => {
    await copy();
    return { copied: true };
  });
  return copy;
}

async function diagnosticsText(
  { connection, live, language }: StudioContext,
  log: StudioLog,
): Promise<string> {
  const { electron, chrome, node } = process.versions;
  const facts = {
    studio: app.getVersion(),
    packed: app.isPackaged,
    electron,
    chromium: chrome,
    node,
    system: `${process.platform} ${process.arch} ${release()}`,
    language: language.current(),
    gpu: graphicsText(),
    server: connection.origin() ?? 'none yet',
    signInRemembered: connection.tokens.remembers,
    live,
  };
  const lines = await lastLines(log.file, mostLogLines);
  const text = [...Object.entries(facts).map(([name, value]) => `${name}: ${value}`), '', ...lines].join(
    '\n',
  );
  return redact(text, []);
}

function graphicsText(): string {
  const status: Readonly<Record<string, unknown>> = { ...app.getGPUFeatureStatus() };
  return Object.entries(status)
    .map(([feature, state]) => `${feature} ${String(state)}`)
    .join(', ');
}
