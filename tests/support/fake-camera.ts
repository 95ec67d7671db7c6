import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';

/**
 * A camera and a microphone with known content, as files for Chromium's fake devices: each frame carries its number as
 * black and white cells along the top and three colour bars below; the sound is one tone. So a test can tell from
 * decoded pixels and samples that it sees and hears this very source, and that it moves.
 */
export interface FakeCamera {
  readonly videoFile: string;
  readonly audioFile: string;
  /** Flags for a Chromium that asks nobody for permission. */
  readonly flags: readonly string[];
  /** Flags for Electron, where the program itself answers for permissions. */
  readonly deviceFlags: readonly string[];
}

export const fakeCameraPicture = {
  widthPx: 640,
  heightPx: 360,
  framesPerSecond: 15,
  frames: 300,
  /** Cells of the frame number, the lowest bit first, between a white and a black one that frame it. */
  bits: 12,
  cellPx: 40,
  bars: [
    [200, 40, 40],
    [40, 160, 60],
    [40, 60, 200],
  ],
  toneHz: 880,
} as const;

/** Writes the files into a folder, once. Throws when ffmpeg is missing or fails. */
export async function makeFakeCamera(folder: string): Promise<FakeCamera> {
  const videoFile = join(folder, 'camera.mjpeg');
  const audioFile = join(folder, 'microphone.wav');
  if (!(await exists(audioFile))) {
    await encodeVideo(videoFile);
    await writeFile(`${audioFile}.part`, toneWav());
    await rename(`${audioFile}.part`, audioFile);
  }
  const deviceFlags = [
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${videoFile}`,
    `--use-file-for-fake-audio-capture=${audioFile}`,
  ];
  const flags = ['--use-fake-ui-for-media-stream', ...deviceFlags];
  return { videoFile, audioFile, flags, deviceFlags };
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function encodeVideo(file: string): Promise<void> {
  const { widthPx, heightPx, framesPerSecond } = fakeCameraPicture;
  const input = [
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgb24',
    '-s',
    `${widthPx}x${heightPx}`,
    '-r',
    String(framesPerSecond),
    '-i',
    'pipe:0',
  ];
  const output = ['-c:v', 'mjpeg', '-q:v', '3', '-pix_fmt', 'yuvj420p', '-f', 'mjpeg', file];
  const ffmpeg = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...input, ...output], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const ended = once(ffmpeg, 'close');
  await pipeline(Readable.from(frames()), ffmpeg.stdin);
  await ended;
  if (ffmpeg.exitCode !== 0) throw new Error(`ffmpeg ended with ${ffmpeg.exitCode}`);
}

function* frames(): Generator<Buffer> {
  const background = drawBars();
  for (let number = 0; number < fakeCameraPicture.frames; number += 1) {
    const frame = Buffer.from(background);
    drawNumber(frame, number);
    yield frame;
  }
}

function drawBars(): Buffer {
  const { widthPx, heightPx, bars } = fakeCameraPicture;
  const frame = Buffer.alloc(widthPx * heightPx * 3);
  bars.forEach((colour, index) => {
    const leftPx = Math.floor((widthPx * index) / bars.length);
    const rightPx = Math.floor((widthPx * (index + 1)) / bars.length);
    fill(frame, { leftPx, rightPx, topPx: 0, bottomPx: heightPx }, colour);
  });
  return frame;
}

function drawNumber(frame: Buffer, number: number): void {
  const { bits, cellPx } = fakeCameraPicture;
  const cells = [1, ...Array.from({ length: bits }, (_, bit) => (number >> bit) & 1), 0];
  cells.forEach((cell, index) => {
    const shade = cell === 1 ? 235 : 16;
    fill(frame, { leftPx: index * cellPx, rightPx: (index + 1) * cellPx, topPx: 0, bottomPx: cellPx }, [
      shade,
      shade,
      shade,
    ]);
  });
}

interface Box {
  readonly leftPx: number;
  readonly rightPx: number;
  readonly topPx: number;
  readonly bottomPx: number;
}

function fill(
  frame: Buffer,
  { leftPx, rightPx, topPx, bottomPx }: Box,
  [red, green, blue]: readonly [number, number, number],
): void {
  for (let y = topPx; y < bottomPx; y += 1) {
    for (let x = leftPx; x < rightPx; x += 1) {
      const at = (y * fakeCameraPicture.widthPx + x) * 3;
      frame[at] = red;
      frame[at + 1] = green;
      frame[at + 2] = blue;
    }
  }
}

/** Ten seconds of the tone: mono, 48 kHz, 16 bit; a whole number of waves, so that repeating it makes no click. */
function toneWav(): Buffer {
  const rate = 48_000;
  const samples = rate * 10;
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let index = 0; index < samples; index += 1) {
    const wave = Math.sin((2 * Math.PI * fakeCameraPicture.toneHz * index) / rate);
    wav.writeInt16LE(Math.round(wave * 12_000), 44 + index * 2);
  }
  return wav;
}
