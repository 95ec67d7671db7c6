/** What a poller wants to know of an answer. */
export interface PollAnswer {
  readonly status: number;
  readonly etag: string | undefined;
  /** How much of the text it takes. */
  readonly length: number;
}

const endOfHead = '\r\n\r\n';

/**
 * The answer at the beginning of what came over a connection, read as Latin-1 so that a character is a byte; null while it
 * is not whole. Throws for one whose length is not told.
 */
export function readAnswer(text: string): PollAnswer | null {
  const end = text.indexOf(endOfHead);
  if (end < 0) return null;
  const head = text.slice(0, end);
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]);
  const told = headerOf(head, 'content-length');
  if (told === undefined && status !== 304) throw new Error(`an answer ${status} without a length`);
  const length = end + endOfHead.length + (status === 304 ? 0 : Number(told));
  return text.length < length ? null : { status, etag: headerOf(head, 'etag'), length };
}

function headerOf(head: string, name: string): string | undefined {
  return new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim();
}
