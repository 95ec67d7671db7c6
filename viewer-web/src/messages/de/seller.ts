export const seller = {
  followed: 'Shops, denen du folgst',
  follow: 'Folgen',
  following: 'Gefolgt',
  followNamed: (name: string) => `${name} folgen`,
  followers: (_count: number, written: string) => `${written} Follower`,
  products: 'Im Angebot',
  live: 'Jetzt live',
  replays: 'Aufzeichnungen',
  missing: 'Diesen Shop gibt es nicht',
  missingText: 'Vielleicht ist die Adresse falsch geschrieben.',
  failed: 'Die Seite konnte nicht geladen werden',
};
