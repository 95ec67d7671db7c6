import type { AccountMessages } from '../messages.ts';

export const accountMessages: AccountMessages = {
  signIn: {
    title: 'Melde dich an, um live zu gehen',
    lead: 'Mit dem Konto auf dem Server deines Shops.',
    pitchTitle: 'Dein Stand, live.',
    pitch: 'Zeig, was du machst, sprich mit den Leuten, die zusehen, und verkaufe dabei.',
    pitchPoints: [
      'Zuschauer sehen dich innerhalb einer Sekunde',
      'Sie kaufen, ohne das Video zu verlassen',
      'Jede Bestellung erscheint, während du sprichst',
    ],
    server: 'Adresse des Servers',
    serverHint: 'Zum Beispiel shop.example oder 192.168.1.20:4000',
    username: 'Benutzername',
    password: 'Passwort',
    submit: 'Anmelden',
    createInstead: 'Konto anlegen',
    signInInstead: 'Ich habe schon ein Konto',
    memoryOnly:
      'Dieser Computer hat keinen Schlüsselbund. Du wirst dich neu anmelden müssen, wenn das Studio geschlossen war.',
  },

  register: {
    title: 'Konto anlegen',
    lead: 'Ein Konto genügt zum Verkaufen und zum Kaufen.',
    displayName: 'Dein Name',
    email: 'E-Mail',
    passwordHint: 'Mindestens 8 Zeichen',
    submit: 'Konto anlegen',
  },

  signInFaults: {
    serverMissing: 'Gib die Adresse deines Servers ein.',
    serverInvalid: 'Das ist keine Adresse. Versuche etwas wie shop.example oder 192.168.1.20:4000.',
    serverNeedsHttps:
      'Ein Server im Internet muss über https erreicht werden, damit niemand unterwegs dein Passwort mitlesen kann.',
    serverUnreachable: (server) =>
      `Keine Antwort von ${server}. Prüfe die Adresse, ob der Server läuft und ob dieser Computer online ist.`,
    usernameMissing: 'Gib deinen Benutzernamen ein.',
    passwordMissing: 'Gib dein Passwort ein.',
    credentials: 'Benutzername oder Passwort stimmt nicht.',
    passwordShort: 'Wähle ein Passwort mit mindestens 8 Zeichen.',
    usernameForm: 'Nimm 3 bis 30 Buchstaben, Ziffern, Punkte oder Unterstriche.',
    emailForm: 'Das sieht nicht wie eine E-Mail-Adresse aus.',
  },

  openShop: {
    title: 'Eröffne deinen Shop',
    lead: 'Zuschauer sehen diesen Namen neben deinen Shows. Danach kannst du live gehen.',
    name: 'Name des Shops',
    description: 'Was verkaufst du?',
    descriptionHint: 'Ein Satz oder zwei, wenn du magst.',
    submit: 'Shop eröffnen',
    nameMissing: 'Gib deinem Shop einen Namen.',
  },

  account: {
    menu: (name) => `Konto von ${name}`,
    signedInAs: (username) => `Angemeldet als ${username}`,
    theme: 'Aussehen',
    themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
    language: 'Sprache',
    languageOfSystem: 'Wie das System',
    copyDiagnostics: 'Diagnose kopieren',
    exposed:
      'Die Verbindung zu diesem Server ist nicht verschlüsselt: Andere in deinem Netz könnten mithören.',
  },
};
