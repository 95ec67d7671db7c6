import { expect, test } from 'vitest';
import { parseReplayName, replayAddress } from './replay-address.ts';

const id = '0199a2b4-0000-7000-8000-000000000001';

test('an address names the replay it was made for', () => {
  for (const extension of ['.mp4', '.webm'] as const) {
    const name = replayAddress(id, extension).split('/').at(-1) ?? '';
    expect(parseReplayName(name)).toEqual({ savedStreamId: id, extension });
  }
});

test('T27: nothing else is a name of a replay', () => {
  const names = [
    ...[
      '',
      '..',
      '../',
      `../${id}.mp4`,
      `..%2f${id}.mp4`,
      `....//${id}.mp4`,
      `${id}.mp4%00`,
      `${id}.mp4\0.webm`,
      `/${id}.mp4`,
    ],
    ...[
      `${id}`,
      `${id}.mkv`,
      `${id}.mp4.exe`,
      `${id}.MP4`,
      ` ${id}.mp4`,
      `${id}.mp4\n`,
      `${id.toUpperCase()}.mp4`,
      'replay.mp4',
      '*',
    ],
  ];
  for (const name of names) expect(parseReplayName(name), name).toBeNull();
});
