import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a person who opens a show loads before touching anything. The show page is the largest: it brings media and socket. */
const entries = [
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

/** The scripts that a first visit loads, as paths of the last build. Throws where there is none, or it lacks an entry. */
export function firstScripts(): string[] {
  const manifest = readManifest(join(dist, '.vite', 'manifest.json'));
  const seen = new Set<string>();
  const files = new Set(entries.flatMap((name) => filesOf(manifest, name, seen)));
  return [...files].map((file) => join(dist, file));
}

/** The style sheets of the build; it has no others than those that every visit loads. */
export function styleSheets(): string[] {
  const assets = join(dist, 'assets');
  return readdirSync(assets)
    .filter((name) => name.endsWith('.css'))
    .map((name) => join(assets, name));
}

/** The document, without what the server writes into it for one page. */
export const documentFile = join(dist, 'index.html');

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

/** The scripts of a chunk and of everything it imports, each once. */
function filesOf(manifest: ReadonlyMap<string, Chunk>, name: string, seen: Set<string>): string[] {
  if (seen.has(name)) return [];
  seen.add(name);
  const chunk = manifest.get(name);
  if (!chunk) throw new Error(`The build has no ${name}.`);
  return [chunk.file, ...chunk.imports.flatMap((other) => filesOf(manifest, other, seen))];
}
