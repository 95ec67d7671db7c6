import type { Messages } from '../messages.ts';

export const desktopMessages: Messages['desktop'] = {
  windowTitle: 'Stallcast Studio',
  pageLost: 'Das Fenster des Studios ist stehen geblieben',
  pageLostDetail:
    'Es blieb innerhalb einer Minute dreimal stehen. Deine Show ist noch da: Du kannst sie fortsetzen, wenn das Fenster wieder da ist.',
  tryAgain: 'Noch einmal versuchen',
  quit: 'Beenden',
  edit: 'Bearbeiten',
  help: 'Hilfe',
  copyDiagnostics: 'Diagnose kopieren',
  showLogs: 'Protokolle zeigen',
  closeLive: 'Du bist live',
  closeLiveDetail:
    'Wenn du das Studio jetzt schließt, geht die Show ohne dein Bild weiter: Zuschauer sehen „gleich zurück“. Öffne das Studio wieder, um fortzusetzen oder zu beenden.',
  stayLive: 'Live bleiben',
  closeAnyway: 'Trotzdem schließen',
  updateReady: (version) => `Stallcast Studio ${version} ist bereit`,
  updateReadyDetail:
    'Es wird installiert, wenn das Studio neu startet. Das dauert einen Moment. Gerade läuft keine Show.',
  updateNow: 'Jetzt neu starten',
  updateLater: 'Später',
  csvFiles: 'Tabelle (CSV)',
};
