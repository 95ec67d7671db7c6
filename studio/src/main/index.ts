import path from 'node:path';
import { app } from 'electron';
import { createLanguageChoice } from './language-choice.ts';
import { enableAppProtocol, registerAppScheme } from './modules/app-protocol.ts';
import { enableApplicationMenu } from './modules/application-menu.ts';
import { enableClipboard } from './modules/clipboard.ts';
import { enableClosingGuard } from './modules/closing-guard.ts';
import { enableCompactWindow } from './modules/compact-window.ts';
import { enableComputerLoad } from './modules/computer-load.ts';
import { enableDiagnostics } from './modules/diagnostics.ts';
import { enableDeepLinks, watchIncomingLinks } from './modules/deep-links.ts';
import { systemKeyring } from './modules/keyring.ts';
import { enableLanguage } from './modules/language.ts';
import { startLogging } from './modules/logging.ts';
import { enableNavigationGuard } from './modules/navigation-guard.ts';
import { enablePageRecovery } from './modules/page-recovery.ts';
import { enablePermissions } from './modules/permissions.ts';
import { enablePictures } from './modules/pictures.ts';
import { enablePower } from './modules/power.ts';
import { enableProcessWatch } from './modules/process-watch.ts';
import { enableSavedFiles } from './modules/saved-files.ts';
import { enableScreenCapture } from './modules/screen-capture.ts';
import { enableServerCalls } from './modules/server-calls.ts';
import { isOnlyInstance } from './modules/single-instance.ts';
import { enableUpdates } from './modules/updates.ts';
import { enableWindow } from './modules/window.ts';
import { PendingScreenChoice } from './screen-choice.ts';
import { createServerConnection } from './server-connection.ts';
import type { StudioContext } from './studio-context.ts';
import { createTokenStore } from './token-store.ts';

async function createContext(): Promise<StudioContext> {
  const userData = app.getPath('userData');
  const tokens = await createTokenStore(path.join(userData, 'session.json'), systemKeyring());
  const suggested = app.commandLine.getSwitchValue('server') || null;
  return {
    pageDirectory: path.resolve(import.meta.dirname, '../renderer'),
    preloadFile: path.resolve(import.meta.dirname, '../preload/index.cjs'),
    connection: await createServerConnection(userData, tokens, suggested),
    language: await createLanguageChoice(userData, app.getPreferredSystemLanguages()),
    window: null,
    live: false,
    onLive: new Set(),
  };
}

async function start(): Promise<void> {
  const log = startLogging();
  registerAppScheme();
  const links = watchIncomingLinks();
  enableNavigationGuard();
  await app.whenReady();
  const context = await createContext();
  log.hide(() => heldToken(context));
  const copyDiagnostics = enableDiagnostics(context, log);
  const writeMenu = enableApplicationMenu(context, { copyDiagnostics, logFile: log.file });
  const pendingScreen = new PendingScreenChoice(() => performance.now());
  enablePermissions(pendingScreen);
  enableScreenCapture(pendingScreen);
  enableAppProtocol(context);
  enableServerCalls(context);
  enablePictures(context);
  enableClipboard();
  enableComputerLoad();
  enableLanguage(context, writeMenu);
  enableWindow(context);
  enableCompactWindow(context);
  enableSavedFiles(context);
  enableClosingGuard(context);
  enableDeepLinks(context, links);
  enablePageRecovery(context);
  enableProcessWatch(context);
  enablePower(context);
  enableUpdates(context);
}

function heldToken({ connection }: StudioContext): string | null {
  const origin = connection.origin();
  return origin === null ? null : connection.tokens.get(origin);
}

function giveUp(error: unknown): void {
  console.error('Stallcast Studio could not start:', error);
  app.exit(1);
}

if (isOnlyInstance()) start().catch(giveUp);
else app.quit();
