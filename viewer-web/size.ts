import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';

/** Most that a first visit may load, in bytes after gzip. The show page is the largest: it brings media and socket. */
const budget = { js: 70_000, css: 10_000, html: 5_000 } as const;
/** What a person who opens a show loads before touching anything. */
const firstLoad = [
  'index.html',
  'src/app/pages/ShowPage.tsx',
  'src/features/watch/live-socket.ts',
  'src/features/watch/media-player.ts',
];

interface Chunk {
  readonly file: string;
  readonly imports: readonly string[];
}

const dist = join(import.meta.dirname, 'dist');
const manifest = readManifest(join(dist, '.vite', 'manifest.json'));

/** The chunks of the last build by the name of their source. */
function readManifest(path: string): ReadonlyMap<string, Chunk> {
  if (!existsSync(path))
    throw new Error('There is no build to measure: run `npm run build -w viewer-web` first.');
  const written: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const chunks = isRecord(written) ? Object.entries(written) : [];
  return new Map(chunks.map(([name, chunk]) => [name, toChunk(chunk)]));
}

function toChunk(value: unknown): Chunk {
  if (!isRecord(value) || typeof value['file'] !== 'string')
    throw new Error('The manifest of the build cannot be read.');
  const { file, imports } = value;
  return { file, imports: Array.isArray(imports) ? imports.map(String) : [] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The files of a chunk and of everything it imports, each once. */
function filesOf(name: string, seen: Set<string>): string[] {
  if (seen.has(name)) return [];
  seen.add(name);
  const chunk = manifest.get(name);
  if (!chunk) throw new Error(`The build has no ${name}.`);
  return [chunk.file, ...chunk.imports.flatMap((other) => filesOf(other, seen))];
}

function gzipBytes(file: string): number {
  return gzipSync(readFileSync(join(dist, file)), { level: constants.Z_BEST_COMPRESSION }).length;
}

const seen = new Set<string>();
const sheets = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.css'));
const files = [
  ...new Set([
    'index.html',
    ...sheets.map((name) => `assets/${name}`),
    ...firstLoad.flatMap((name) => filesOf(name, seen)),
  ]),
];
const sizes = { js: 0, css: 0, html: 0 };
for (const file of files) {
  const kind = file.endsWith('.js') ? 'js' : file.endsWith('.css') ? 'css' : 'html';
  const bytes = gzipBytes(file);
  sizes[kind] += bytes;
  console.log(`  ${(bytes / 1000).toFixed(2).padStart(6)} kB  ${file}`);
}
for (const kind of ['js', 'css', 'html'] as const) {
  const [size, most] = [sizes[kind], budget[kind]];
  console.log(
    `${kind}: ${(size / 1000).toFixed(2)} kB of ${most / 1000} kB ${size > most ? 'TOO LARGE' : 'ok'}`,
  );
  if (size > most) process.exitCode = 1;
}
const withSchemas = files.filter(
  (file) => file.endsWith('.js') && /ZodType|ZodError/.test(readFileSync(join(dist, file), 'utf8')),
);
if (withSchemas.length > 0) {
  console.log(`The validation library is in the bundle: ${withSchemas.join(', ')}`);
  process.exitCode = 1;
}
