import type { CaptureMessages } from '../messages.ts';

export const captureMessages: CaptureMessages = {
  capture: {
    camera: 'Kamera',
    microphone: 'Mikrofon',
    preview: 'Vorschau deines Bildes',
    level: 'Pegel des Mikrofons',
    opening: 'Die Kamera startet…',
    noCamera: 'Keine Kamera',
    noMicrophone: 'Kein Mikrofon',
    mute: 'Mikrofon stummschalten',
    unmute: 'Mikrofon einschalten',
    muted: 'Stumm',
    noPicture: 'Kein Bild',
    replaced: (lost, now) => `„${lost}“ wurde getrennt. Jetzt ist „${now}“ in Gebrauch.`,
    unnamed: { camera: 'Die Kamera', microphone: 'Das Mikrofon' },
    picture: 'Was Zuschauer sehen',
    kinds: { camera: 'Kamera', screen: 'Bildschirm', image: 'Bild', card: 'Pause' },
    card: { title: 'Gleich zurück', text: 'Die Show geht genau hier weiter.' },
    cardStandsIn: 'Keine Kamera: Zuschauer sehen „Gleich zurück“, bis es wieder ein Bild gibt.',
    cardIsHeard: 'Zuschauer sehen die Karte und hören dich weiter.',
    muteNow: 'Stummschalten',
    screenTitle: 'Bildschirm oder Fenster teilen',
    screenText: 'Zuschauer sehen alles darin, auch Nachrichten, die aufgehen.',
    screensUnknown: 'Bildschirme und Fenster konnten nicht aufgelistet werden.',
    noScreens: 'Es gibt nichts zu teilen.',
    withSound: 'Mit dem Ton dieses Computers',
    withSoundHint: 'Zuschauer hören, was hier läuft, neben deinem Mikrofon.',
    otherScreen: 'Anderes teilen…',
    stopSharing: 'Nicht mehr teilen',
    screenEnded: (name) => `„${name}“ wurde geschlossen. Zuschauer sehen es nicht mehr.`,
    screenFaults: {
      denied: (name) =>
        `Das Studio darf „${name}“ nicht aufnehmen. Erlaube die Bildschirmaufnahme in den Datenschutz-Einstellungen dieses Computers, dann starte das Studio neu.`,
      missing: (name) => `„${name}“ ist nicht mehr da. Wähle etwas anderes.`,
      busy: (name) => `„${name}“ gibt kein Bild. Hole es nach vorn und wähle es noch einmal.`,
      lost: (name) => `„${name}“ wurde geschlossen. Wähle etwas anderes.`,
      unknown: (name) => `„${name}“ lässt sich nicht teilen. Wähle etwas anderes.`,
    },
    chooseImage: 'Bild wählen, das gezeigt wird',
    otherImage: 'Anderes Bild…',
    imageUnreadable: 'Diese Datei ist kein Bild, das gezeigt werden kann. Wähle JPEG, PNG, WebP oder AVIF.',
    faults: {
      camera: {
        denied:
          'Das Studio darf die Kamera nicht benutzen. Erlaube es in den Datenschutz-Einstellungen dieses Computers und versuche es dann noch einmal.',
        missing: 'Es wurde keine Kamera gefunden. Schließe eine an: Sie wird benutzt, sobald sie erscheint.',
        busy: 'Die Kamera wird von einem anderen Programm benutzt. Schließe es und versuche es dann noch einmal.',
        lost: 'Die Kamera wurde getrennt. Schließe eine an: Sie wird benutzt, sobald sie erscheint.',
        unknown:
          'Die Kamera gibt kein Bild. Zieh sie ab, steck sie wieder an und versuche es dann noch einmal.',
      },
      microphone: {
        denied:
          'Das Studio darf das Mikrofon nicht benutzen. Erlaube es in den Datenschutz-Einstellungen dieses Computers und versuche es dann noch einmal.',
        missing: 'Es wurde kein Mikrofon gefunden. Schließe eines an: Es wird benutzt, sobald es erscheint.',
        busy: 'Das Mikrofon wird von einem anderen Programm benutzt. Schließe es und versuche es dann noch einmal.',
        lost: 'Das Mikrofon wurde getrennt. Schließe eines an: Es wird benutzt, sobald es erscheint.',
        unknown:
          'Das Mikrofon gibt keinen Ton. Zieh es ab, steck es wieder an und versuche es dann noch einmal.',
      },
    },
  },
};
