export const chat = {
  titles: {
    choose: (name: string) => `Kommentar von ${name}`,
    report: (name: string) => `Kommentar von ${name} melden`,
    delete: (_name: string): string => 'Meinen Kommentar löschen',
    reported: (_name: string): string => 'Gemeldet',
  },
  reply: 'Antworten',
  remove: 'Löschen',
  removeHint: 'Er verschwindet für alle, endgültig.',
  report: 'Melden',
  reportedText: 'Danke. Der Verkäufer weiß Bescheid.',
  reasons: {
    spam: 'Spam oder Werbung',
    insult: 'Beleidigung oder Hass',
    fraud: 'Betrug',
    'private-data': 'Private Daten von jemandem',
    other: 'Etwas anderes',
  },
  block: (name: string) => `${name} blockieren`,
  blockHint: 'Du siehst nicht mehr, was diese Person schreibt. Sie erfährt es nicht.',
  emoji: 'Emojis',
};
