import { createHash } from 'node:crypto';

/** SHA-256 (hex) of a parsed body; the order of its keys does not matter. */
export function hashBody(body: unknown): string {
  return createHash('sha256').update(JSON.stringify(body, sortKeys)).digest('hex');
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
