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
