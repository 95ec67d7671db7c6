import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Logger } from '../../platform/logger.ts';
import { chooseShape, conformPart, containerOf, fits, type Shape } from './conform-part.ts';
import { FfmpegError, runFfmpeg } from './ffmpeg.ts';
import { listParts, notePath, type PartFile } from './part-files.ts';
import { type FileFacts, probeFile } from './probe-file.ts';

/** Where a piece of the replay comes from in the show; what lies between two pieces was not recorded. */
const pieceSchema = z.object({
  /** When it was recorded, in ms since 1970; null if unknown. */
  startedAtMs: z.number().nullable(),
  /** Where it begins in the replay, in ms. */
  offsetMs: z.number(),
  durationMs: z.number(),
});
export type ReplayPiece = z.infer<typeof pieceSchema>;

/** Says that the replay is whole, and what is in it. */
const noteName = 'replay.json';
const noteSchema = z.object({ file: z.string(), durationMs: z.number(), pieces: z.array(pieceSchema) });

export interface Replay {
  readonly ok: true;
  /** Absolute path of the playable file. */
  readonly file: string;
  readonly durationMs: number;
  readonly pieces: readonly ReplayPiece[];
}

export type FinalisedRecording =
  | Replay
  | { readonly ok: false; readonly reason: 'nothing-recorded' | 'no-ffmpeg' };

export interface FinaliseOptions {
  readonly ffmpegPath: string;
  readonly logger: Logger;
  /** The server ends: what has not been made by then is made at its next start. */
  readonly stop: AbortSignal;
}

interface ProbedPart {
  readonly file: PartFile;
  readonly facts: FileFacts;
}

/**
 * Makes one playable file of the parts in a directory, `replay.mp4` or `replay.webm`, from the files alone: after any crash it can be
 * called again, and says the same again when it is done. Throws what may pass if tried again (a full disk).
 */
export async function finaliseRecording(
  directory: string,
  options: FinaliseOptions,
): Promise<FinalisedRecording> {
  const done = await readNote(directory);
  if (done !== null) return done;
  try {
    const parts = await probeParts(directory, options);
    if (parts.length === 0) return { ok: false, reason: 'nothing-recorded' };
    return await joinParts(directory, parts, options);
  } catch (error) {
    if (error instanceof FfmpegError && error.missing) return { ok: false, reason: 'no-ffmpeg' };
    throw error;
  }
}

async function probeParts(directory: string, options: FinaliseOptions): Promise<ProbedPart[]> {
  const probed: ProbedPart[] = [];
  for (const file of await listParts(directory)) {
    const facts = await probeFile(options.ffmpegPath, file.path);
    const part = facts === null ? await repair(directory, file, options) : { file, facts };
    if (part !== null) probed.push(part);
  }
  return probed;
}

/** A part whose writer was killed may not know its length: a copy does. Null if it ended before its first frame. */
async function repair(
  directory: string,
  file: PartFile,
  { ffmpegPath, stop }: FinaliseOptions,
): Promise<ProbedPart | null> {
  const path = join(directory, `repaired-${basename(file.path)}`);
  try {
    const copy = ['-i', file.path, '-map', '0', '-c', 'copy', path];
    await runFfmpeg(ffmpegPath, ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', ...copy], stop);
    const facts = await probeFile(ffmpegPath, path);
    return facts === null ? null : { file: { ...file, path }, facts };
  } catch (error) {
    if (stop.aborted || (error instanceof FfmpegError && error.missing)) throw error;
    return null;
  }
}

async function joinParts(
  directory: string,
  parts: readonly ProbedPart[],
  options: FinaliseOptions,
): Promise<FinalisedRecording> {
  const shape = chooseShape(parts.map(({ facts }) => facts));
  const container = containerOf(shape);
  const joinable: ProbedPart[] = [];
  for (const part of parts) {
    const conformed = await toShape(directory, part, shape, options);
    if (conformed !== null) joinable.push(conformed);
  }
  // Named by this process: of a server that was killed, its ffmpeg may still be writing its own.
  const draft = join(directory, `draft-${process.pid}.${container}`);
  await concatenate(directory, joinable, draft, options);
  const facts = await probeFile(options.ffmpegPath, draft);
  if (facts === null) throw new Error('the joined recording does not play');
  const file = join(directory, `replay.${container}`);
  // The parts go last: until the note stands, all of this can be done again.
  await rename(draft, file);
  const replay: Replay = { ok: true, file, durationMs: facts.durationMs, pieces: piecesOf(joinable) };
  await writeNote(directory, replay);
  await removeParts(directory);
  return replay;
}

/** The part in the replay's shape, encoded anew where it differs; null, and said so, where that cannot be done. */
async function toShape(
  directory: string,
  part: ProbedPart,
  shape: Shape,
  { ffmpegPath, logger, stop }: FinaliseOptions,
): Promise<ProbedPart | null> {
  if (fits(part.facts, shape)) return part;
  const { number, path: from } = part.file;
  const to = join(directory, `conformed-${number}.${containerOf(shape)}`);
  try {
    await conformPart({ ffmpegPath, from, to, part: part.facts, shape, stop });
    const facts = await probeFile(ffmpegPath, to);
    return facts === null ? null : { file: { ...part.file, path: to }, facts };
  } catch (error) {
    // Interrupted, not impossible: the part must not be left out for that.
    if (stop.aborted) throw error;
    logger.warn({ err: error, part: from }, 'a part of a recording is left out of its replay');
    return null;
  }
}

/** Joins files of one shape by copying, with the index at the front so that a page can jump before all is loaded. */
async function concatenate(
  directory: string,
  parts: readonly ProbedPart[],
  to: string,
  { ffmpegPath, stop }: FinaliseOptions,
): Promise<void> {
  const list = join(directory, `parts-${process.pid}.ffconcat`);
  // The names are our own and stand in the same directory.
  const lines = parts.map(({ file, facts }) => `file ${basename(file.path)}\nduration ${facts.durationMs}ms`);
  await writeFile(list, ['ffconcat version 1.0', ...lines, ''].join('\n'));
  const front = to.endsWith('.mp4') ? ['-movflags', '+faststart'] : ['-cues_to_front', '1'];
  const copy = ['-f', 'concat', '-i', list, '-map', '0', '-c', 'copy', ...front, to];
  await runFfmpeg(ffmpegPath, ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', ...copy], stop);
}

function piecesOf(parts: readonly ProbedPart[]): ReplayPiece[] {
  let offsetMs = 0;
  return parts.map(({ file, facts: { durationMs } }) => {
    const piece = { startedAtMs: file.startedAtMs, offsetMs, durationMs };
    offsetMs += durationMs;
    return piece;
  });
}

async function readNote(directory: string): Promise<Replay | null> {
  try {
    const { file, ...note } = noteSchema.parse(JSON.parse(await readFile(join(directory, noteName), 'utf8')));
    const path = join(directory, basename(file));
    await stat(path);
    return { ok: true, file: path, ...note };
  } catch {
    return null;
  }
}

async function writeNote(directory: string, { file, durationMs, pieces }: Replay): Promise<void> {
  const draft = join(directory, `${noteName}.draft`);
  await writeFile(draft, JSON.stringify({ file: basename(file), durationMs, pieces }));
  await rename(draft, join(directory, noteName));
}

/** Clears away what the replay was made of. What fails to go costs space only, and goes with the directory. */
async function removeParts(directory: string): Promise<void> {
  const parts = await listParts(directory);
  const leftovers = (await readdir(directory)).filter((name) =>
    /^(conformed-|repaired-|draft-|parts-)/.test(name),
  );
  const paths = [
    ...parts.flatMap(({ path }) => [path, notePath(path)]),
    ...leftovers.map((name) => join(directory, name)),
  ];
  await Promise.allSettled(paths.map((path) => rm(path, { force: true })));
}
