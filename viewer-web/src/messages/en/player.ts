import { part } from '../catalogue.ts';

/** What a person reads about how the picture is played. */
export const playerText = part('player', {
  title: 'Picture',
  quality: 'Quality',
  qualities: { auto: 'Automatic', high: 'High', medium: 'Medium', low: 'Saves data' },
  qualityNotes: {
    auto: 'As good as your screen and your network can show',
    high: 'Always the whole picture',
    medium: 'Half the height',
    low: 'A quarter of the height',
  },
  health: 'How it arrives',
  nothing: 'Nothing arrives at the moment.',
  bitrate: 'Bit rate',
  megabits: (amount: string) => `${amount} Mbit/s`,
  size: 'Picture',
  pixels: (width: number, height: number) => `${width} × ${height}`,
  frames: 'Frames',
  perSecond: (amount: string) => `${amount} fps`,
  loss: 'Lost on the way',
  percent: (amount: string) => `${amount} %`,
  roundTrip: 'Round trip',
  milliseconds: (amount: number) => `${amount} ms`,
  way: 'Network path',
  unknown: '–',
  keysTitle: 'Keyboard shortcuts',
  space: 'Space',
  keys: {
    pause: 'Pause, or go on live',
    mute: 'Sound on or off',
    volume: 'Louder, quieter',
    fullScreen: 'Full screen',
    list: 'This list',
  },
});
