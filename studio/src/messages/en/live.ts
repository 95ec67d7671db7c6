import { plural } from './plural.ts';

/** What is read about a show that is on, and how well it reaches viewers. */
export const liveMessages = {
  live: {
    onAir: 'Live',
    connecting: 'Connecting…',
    reconnecting: 'Reconnecting…',
    stopped: 'Not publishing',
    elapsed: 'Time since the start',
    copyLink: 'Copy link',
    copied: 'Link copied',
    end: 'End show',
    rehearsalText: 'Nobody sees you, nothing is sold',
    reconnectingText:
      'The connection was lost. Viewers see “back in a moment”; the studio comes back by itself.',
    pollingText: 'Live updates are interrupted. Figures and feeds are fetched every few seconds meanwhile.',
    recordingTexts: {
      'no-ffmpeg':
        'This show is not being recorded: ffmpeg is missing on the server. The show goes on; there will be no replay of it.',
      'disk-low':
        'This show is not being recorded: the server’s disk is almost full. Recording goes on as soon as there is space.',
      'disk-full':
        'Recording stopped: the server’s disk is full. What was recorded is kept, and recording goes on as soon as there is space.',
    },
    recordingRestartedText: (count: number) =>
      `Recording was interrupted and goes on. The replay lacks ${plural(count, { one: 'a moment', other: `${count} moments` })}.`,
    unreachableText: 'The server does not answer. The show is still there; the studio keeps trying.',
    replacedTitle: 'This show was opened in another studio',
    replacedText: 'That studio publishes now, and this one stopped. Only one can at a time.',
    takeOver: 'Continue here',
    leave: 'Leave it there',
    endedTitle: 'This show has ended',
    endedText: 'It was ended somewhere else.',
    refusedTitle: 'The show cannot go on here',
  },

  health: {
    label: 'Connection',
    words: { good: 'Good', fair: 'Fair', bad: 'Bad' },
    measuring: 'Measuring…',
    none: 'Everything runs well.',
    'no-picture': 'No picture is leaving this computer. Check the camera.',
    'network-narrow': 'The network is narrow: the picture is sent smaller. A cable helps.',
    'network-loss': 'The network loses data. A cable, or being closer to the router, helps.',
    'network-slow': 'The network is slow to answer. Stop other uploads.',
    'computer-busy': 'This computer is busy: close other programs.',
    'camera-slow': 'The camera gives few pictures a second. More light helps.',
    bitrate: 'Bitrate',
    bitrateValue: (megabits: string) => `${megabits} Mbit/s`,
    frames: 'Frames',
    framesValue: (frames: string) => `${frames} fps`,
    size: 'Size',
    roundTrip: 'Round trip',
    roundTripValue: (ms: string) => `${ms} ms`,
    unknown: '–',
    curves: 'The last five minutes',
    curveNames: {
      bitrate: 'Bitrate',
      height: 'Picture height',
      frames: 'Frames',
      loss: 'Lost on the way',
      roundTrip: 'Round trip',
      busy: 'This computer’s load',
    },
    heightValue: (pixels: string) => `${pixels} px`,
    percentValue: (percent: string) => `${percent} %`,
    limitations: {
      cpu: 'The encoder would give more if this computer were less busy.',
      bandwidth: 'The encoder would give more if the network were wider.',
      other: 'The encoder is held back by something it does not name.',
    },
  },

  countdown: {
    title: 'You are going live',
    rehearsalTitle: 'The rehearsal begins',
    cancel: 'Not yet',
    now: 'Begin now',
  },

  compact: {
    shrink: 'Small panel above other programs',
    expand: 'Back to the whole desk',
    watching: 'Viewers',
  },

  hotkeys: {
    title: 'Keys',
    text: 'They work while you are live, wherever nothing is being written.',
    enabled: 'Use keys',
    enabledHint: 'Off, keys write and do nothing else.',
    reset: 'As usual',
    none: 'none',
    pressKey: 'Press a key. Delete takes it away, Escape leaves it.',
    taken: (action: string) => `This key is in use: ${action}. Press another.`,
    change: (action: string, key: string) => `${action}: ${key}. Change`,
    actions: {
      mute: 'Mute and unmute',
      holdToMute: 'Mute while held',
      camera: 'Show the camera',
      screen: 'Show a screen',
      image: 'Show the image',
      card: 'Show “Back in a moment”',
      pinNext: 'Pin the next product',
      unpin: 'Unpin',
      drop: 'Start a drop of the pinned product',
      comment: 'Write a comment',
      moderate: 'To the newest comment',
      rules: 'Chat rules',
      compact: 'Small panel and back',
      end: 'End the show',
      list: 'List of keys',
    },
  },
};
