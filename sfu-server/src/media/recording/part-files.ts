import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { z } from 'zod';

/** A recording is written in parts: a new one whenever what is recorded changes, or the writer of the last one died. */
const partName = /^part-(\d{4,})\.(mp4|webm)$/;

export interface PartFile {
  readonly number: number;
  /** Absolute. */
  readonly path: string;
  /** When it began, in ms since 1970; null if nobody noted it. */
  readonly startedAtMs: number | null;
}

/** The parts in a directory, in the order they were recorded in. */
export async function listParts(directory: string): Promise<PartFile[]> {
  const names = await readdir(directory).catch(() => []);
  const parts = await Promise.all(names.map((name) => readPart(directory, name)));
  return parts.filter((part) => part !== undefined).toSorted((one, other) => one.number - other.number);
}

/** Where part `number` is written. */
export function partPath(directory: string, number: number, extension: 'mp4' | 'webm'): string {
  return join(directory, `part-${String(number).padStart(4, '0')}.${extension}`);
}

const noteSchema = z.object({ startedAtMs: z.number() });

/** Notes when a part began, beside it: its place in the show is not in the file. */
export async function notePart(path: string, startedAtMs: number): Promise<void> {
  await writeFile(notePath(path), JSON.stringify({ startedAtMs }));
}

/** Where a part's note lies. */
export function notePath(path: string): string {
  return `${path.slice(0, -extname(path).length)}.json`;
}

async function readPart(directory: string, name: string): Promise<PartFile | undefined> {
  const number = partName.exec(basename(name))?.[1];
  if (number === undefined) return undefined;
  const path = join(directory, name);
  return { number: Number(number), path, startedAtMs: await readNote(path) };
}

async function readNote(path: string): Promise<number | null> {
  try {
    return noteSchema.parse(JSON.parse(await readFile(notePath(path), 'utf8'))).startedAtMs;
  } catch {
    return null;
  }
}
