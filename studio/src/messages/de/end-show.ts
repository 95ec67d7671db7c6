import type { EndShowMessages } from '../messages.ts';

export const endShowMessages: EndShowMessages = {
  endShow: {
    title: 'Diese Show beenden?',
    text: 'Du bist live, bis du wählst. „Aufbewahren“ macht daraus eine Aufzeichnung, die weiter verkauft; „Löschen“ entfernt sie für immer.',
    save: 'Aufzeichnung aufbewahren',
    delete: 'Löschen',
    keepGoing: 'Weitermachen',
    deleteTitle: 'Diese Show für immer löschen?',
    deleteText:
      'Die Show endet, und ihre Aufzeichnung wird entfernt. Bestellungen bleiben. Das lässt sich nicht rückgängig machen.',
    deleteConfirm: 'Für immer löschen',
    typeWord: (word) => `Tippe „${word}“ oder den Titel der Show`,
    typeWordHint: 'Damit nichts aus Versehen verloren geht.',
    replayTitle: 'Titel der Aufzeichnung',
    cover: 'Titelbild',
    coverKept: 'Wie es ist',
    coverMoment: 'Aus der Show',
    coverKeptText: 'Das Titelbild der Show oder ihr erstes gutes Bild.',
    coverMomentText: 'Das Bild an diesem Moment der Aufzeichnung.',
    coverPlace: 'Moment',
    rehearsalTitle: 'Diese Probe beenden?',
    rehearsalText: 'Niemand hat sie gesehen, und nichts wurde verkauft. Ihre Aufnahme wird nicht aufbewahrt.',
    rehearsalEnd: 'Probe beenden',
    rehearsalEnding: 'Wird beendet…',
    saving: 'Wird aufbewahrt…',
    deleting: 'Wird gelöscht…',
    figuresFailed: 'Die neuesten Zahlen konnten nicht geholt werden; diese sind vielleicht etwas älter.',
    failed: 'Die Show wurde nicht beendet. Du bist noch live.',
  },

  after: {
    savedTitle: 'Deine Show ist aufbewahrt',
    unsavedTitle: 'Deine Show ist vorbei',
    savedText: 'Das war sie. So ist sie gelaufen.',
    deletedTitle: 'Deine Show wurde gelöscht',
    deletedText: 'Die Aufzeichnung ist weg. So ist sie gelaufen.',
    rehearsedTitle: 'Deine Probe ist vorbei',
    rehearsedText: 'Niemand hat sie gesehen, und nichts davon bleibt. Geh live, sobald du so weit bist.',
    replay: 'Aufzeichnung',
    states: { processing: 'Entsteht', ready: 'Fertig', failed: 'Keine Aufzeichnung' },
    processing:
      'Die Aufzeichnung wird zusammengesetzt. Das dauert einen Moment; du kannst diese Seite verlassen.',
    ready: 'Die Aufzeichnung ist fertig. Sie verkauft weiter, zu den Preisen von heute.',
    failed:
      'Es wurde nichts Abspielbares aufgezeichnet, darum gibt es keine Aufzeichnung. Zahlen und Bestellungen bleiben.',
    unreachable:
      'Der Stand der Aufzeichnung lässt sich gerade nicht abfragen. Das Studio versucht es weiter.',
    open: 'Aufzeichnung öffnen',
    figures: 'Zahlen und Bestellungen',
  },
};
