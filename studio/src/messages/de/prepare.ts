import type { PrepareMessages } from '../messages.ts';
import { plural } from './plural.ts';

export const prepareMessages: PrepareMessages = {
  home: {
    title: 'Meine Shows',
    newShow: 'Neue Show',
    stillLive: 'Du bist noch live',
    stillLiveText: (title) =>
      `„${title}“ läuft, und Zuschauer warten auf dein Bild. Chat und Warenkorb gehen inzwischen weiter.`,
    resume: 'Fortsetzen',
    end: 'Show beenden…',
    emptyTitle: 'Deine erste Show beginnt hier',
    first: 'Meine erste Show vorbereiten',
    empty: 'Wähle deine Kamera und was du verkaufst, und drücke „Live gehen“.',
    listLabel: 'Shows',
    prepare: 'Vorbereiten',
    replay: 'Aufzeichnung öffnen',
    figures: 'Zahlen und Bestellungen',
    figuresOf: (title) => `Zahlen und Bestellungen von ${title}`,
    statuses: { scheduled: 'Noch nicht gestartet', live: 'Live', ended: 'Beendet' },
    replayProcessing: 'Aufzeichnung entsteht',
    replayFailed: 'Keine Aufzeichnung',
    noReplay: 'Nicht aufbewahrt',
    viewers: (count) => `${count} Zuschauer`,
    likes: (count, value) => `${count} ${plural(value, { one: 'Like', other: 'Likes' })}`,
    comments: (count, value) => `${count} ${plural(value, { one: 'Kommentar', other: 'Kommentare' })}`,
    loadFailed: 'Deine Shows konnten nicht geladen werden.',
  },

  prepare: {
    title: 'Deine Show vorbereiten',
    showTitle: 'Titel',
    showTitlePlaceholder: 'Was zeigst du heute?',
    description: 'Beschreibung',
    descriptionPlaceholder: 'Freiwillig: was Zuschauer wissen sollten',
    goLive: 'Live gehen',
    goingLive: 'Gleich live…',
    titleMissing: 'Gib deiner Show einen Titel.',
    titleLong: 'Ein Titel hat höchstens 120 Zeichen.',
    descriptionLong: 'Eine Beschreibung hat höchstens 2000 Zeichen.',
    needsCamera: 'Eine Show braucht ein Bild. Schließe eine Kamera an, um live zu gehen.',
    noSound: 'Kein Mikrofon: Zuschauer sehen dich, hören dich aber nicht.',
    discard: 'Zurück',
    whatHappens: 'Zuschauer sehen dich, sobald du drückst.',
  },
};
