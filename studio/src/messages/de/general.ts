import type { GeneralMessages } from '../messages.ts';
import { problemSentences } from './problems.ts';

export const generalMessages: GeneralMessages = {
  product: 'Stallcast Studio',
  brand: 'Stallcast',

  actions: {
    cancel: 'Abbrechen',
    back: 'Zurück',
    close: 'Schließen',
    tryAgain: 'Noch einmal versuchen',
    signOut: 'Abmelden',
    gotIt: 'Verstanden',
    home: 'Zurück zu meinen Shows',
    more: 'Mehr zeigen',
    save: 'Sichern',
    done: 'Fertig',
    copied: 'Kopiert',
  },

  places: {
    label: 'Orte',
    home: 'Shows',
    products: 'Produkte',
    orders: 'Bestellungen',
    shop: 'Shop',
  },

  visibility: {
    label: 'Wer darf es sehen',
    public: 'Alle',
    unlisted: 'Mit dem Link',
    rehearsal: 'Probe',
    means: {
      public: 'Steht in allen Listen.',
      unlisted: 'Steht in keiner Liste.',
    },
  },

  faults: {
    unreachable:
      'Der Server ist nicht erreichbar. Prüfe, ob er läuft und ob dieser Computer online ist, und versuche es dann noch einmal.',
    internal:
      'Auf dem Server ist etwas schiefgegangen. Es wurde dort notiert. Bitte versuche es noch einmal.',
    studio: 'Im Studio ist etwas schiefgegangen. Bitte versuche es noch einmal.',
    ofServer: (code) => problemSentences[code],
    ofField: (path) => `(${path})`,
  },

  start: {
    loading: 'Das Studio startet…',
    unreachableTitle: 'Der Server antwortet nicht',
    unreachable: (server) =>
      `${server} ist nicht erreichbar. Prüfe, ob er läuft und ob dieser Computer online ist. Deine Shows und Verkäufe sind dort sicher.`,
    otherServer: 'Anderen Server verwenden',
  },
};
