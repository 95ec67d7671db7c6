import type { LiveMessages } from '../messages.ts';
import { plural } from './plural.ts';

export const liveMessages: LiveMessages = {
  live: {
    onAir: 'Live',
    connecting: 'Verbindet…',
    reconnecting: 'Verbindet neu…',
    stopped: 'Sendet nicht',
    elapsed: 'Zeit seit dem Beginn',
    copyLink: 'Link kopieren',
    copied: 'Link kopiert',
    end: 'Show beenden',
    rehearsalText: 'Niemand sieht dich, nichts wird verkauft',
    reconnectingText:
      'Die Verbindung ging verloren. Zuschauer sehen „gleich zurück“; das Studio kommt von selbst wieder.',
    pollingText:
      'Die Live-Meldungen sind unterbrochen. Zahlen und Listen werden inzwischen alle paar Sekunden geholt.',
    recordingTexts: {
      'no-ffmpeg':
        'Diese Show wird nicht aufgezeichnet: Auf dem Server fehlt ffmpeg. Die Show geht weiter; eine Aufzeichnung wird es nicht geben.',
      'disk-low':
        'Diese Show wird nicht aufgezeichnet: Die Festplatte des Servers ist fast voll. Die Aufzeichnung geht weiter, sobald Platz ist.',
      'disk-full':
        'Die Aufzeichnung hielt an: Die Festplatte des Servers ist voll. Was aufgezeichnet wurde, bleibt, und es geht weiter, sobald Platz ist.',
    },
    recordingRestartedText: (count) =>
      `Die Aufzeichnung war unterbrochen und geht weiter. Es ${plural(count, { one: 'fehlt darin ein Moment', other: `fehlen darin ${count} Momente` })}.`,
    unreachableText: 'Der Server antwortet nicht. Die Show ist noch da; das Studio versucht es weiter.',
    replacedTitle: 'Diese Show wurde in einem anderen Studio geöffnet',
    replacedText: 'Jenes Studio sendet jetzt, und dieses hat aufgehört. Nur eines kann es zur selben Zeit.',
    takeOver: 'Hier weitermachen',
    leave: 'Dort lassen',
    endedTitle: 'Diese Show ist vorbei',
    endedText: 'Sie wurde anderswo beendet.',
    refusedTitle: 'Die Show kann hier nicht weitergehen',
  },

  health: {
    label: 'Verbindung',
    words: { good: 'Gut', fair: 'Mittel', bad: 'Schlecht' },
    measuring: 'Wird gemessen…',
    none: 'Alles läuft gut.',
    'no-picture': 'Kein Bild verlässt diesen Computer. Prüfe die Kamera.',
    'network-narrow': 'Das Netz ist schmal: Das Bild wird kleiner gesendet. Ein Kabel hilft.',
    'network-loss': 'Das Netz verliert Daten. Ein Kabel oder mehr Nähe zum Router hilft.',
    'network-slow': 'Das Netz antwortet langsam. Halte andere Uploads an.',
    'computer-busy': 'Dieser Computer ist ausgelastet: Schließe andere Programme.',
    'camera-slow': 'Die Kamera gibt wenige Bilder pro Sekunde. Mehr Licht hilft.',
    bitrate: 'Bitrate',
    bitrateValue: (megabits) => `${megabits} Mbit/s`,
    frames: 'Bilder',
    framesValue: (frames) => `${frames} fps`,
    size: 'Größe',
    roundTrip: 'Umlaufzeit',
    roundTripValue: (ms) => `${ms} ms`,
    unknown: '–',
    curves: 'Die letzten fünf Minuten',
    curveNames: {
      bitrate: 'Bitrate',
      height: 'Bildhöhe',
      frames: 'Bilder',
      loss: 'Unterwegs verloren',
      roundTrip: 'Umlaufzeit',
      busy: 'Last des Computers',
    },
    heightValue: (pixels) => `${pixels} px`,
    percentValue: (percent) => `${percent} %`,
    limitations: {
      cpu: 'Der Encoder gäbe mehr, wenn dieser Computer weniger zu tun hätte.',
      bandwidth: 'Der Encoder gäbe mehr, wenn das Netz breiter wäre.',
      other: 'Den Encoder hält etwas zurück, das er nicht nennt.',
    },
  },

  countdown: {
    title: 'Du gehst live',
    rehearsalTitle: 'Die Probe beginnt',
    cancel: 'Noch nicht',
    now: 'Sofort beginnen',
  },

  compact: {
    shrink: 'Kleines Fenster über anderen Programmen',
    expand: 'Zurück zum ganzen Pult',
    watching: 'Zuschauer',
  },

  hotkeys: {
    title: 'Tasten',
    text: 'Sie wirken, während du live bist, überall wo nichts geschrieben wird.',
    enabled: 'Tasten nutzen',
    enabledHint: 'Aus: Tasten schreiben und tun sonst nichts.',
    reset: 'Wie üblich',
    none: 'keine',
    pressKey: 'Drücke eine Taste. Entf nimmt sie weg, Escape lässt sie.',
    taken: (action) => `Diese Taste ist vergeben: ${action}. Drücke eine andere.`,
    change: (action, key) => `${action}: ${key}. Ändern`,
    actions: {
      mute: 'Stumm und wieder laut',
      holdToMute: 'Stumm, solange gedrückt',
      camera: 'Kamera zeigen',
      screen: 'Bildschirm zeigen',
      image: 'Bild zeigen',
      card: '„Gleich zurück“ zeigen',
      pinNext: 'Nächstes Produkt anheften',
      unpin: 'Nichts mehr anheften',
      drop: 'Drop des angehefteten Produkts starten',
      comment: 'Kommentar schreiben',
      moderate: 'Zum neuesten Kommentar',
      rules: 'Regeln des Chats',
      compact: 'Kleines Fenster und zurück',
      end: 'Show beenden',
      list: 'Liste der Tasten',
    },
  },
};
