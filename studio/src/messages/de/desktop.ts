import type { Messages } from '../messages.ts';

export const desktopMessages: Messages['desktop'] = {
  windowTitle: 'Stallcast Studio',
  pageLostTitle: 'Das Fenster des Studios ist stehen geblieben',
  pageLostDetail:
    'Es wurde innerhalb einer Minute dreimal neu gestartet und blieb wieder stehen. Deine Show ist noch da: Schließe Stallcast Studio und öffne es wieder, um fortzusetzen.',
  closeLive: 'Du bist live',
  closeLiveDetail:
    'Wenn du das Studio jetzt schließt, geht die Show ohne dein Bild weiter: Zuschauer sehen „gleich zurück“. Öffne das Studio wieder, um fortzusetzen oder zu beenden.',
  stayLive: 'Live bleiben',
  closeAnyway: 'Trotzdem schließen',
  csvFiles: 'Tabelle (CSV)',
};
