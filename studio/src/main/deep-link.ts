/** The scheme of links that open something in the studio: `stallcast://show/<id>`. */
export const linkScheme = 'stallcast';

/** What a link asks the studio to open. */
export interface DeepLink {
  readonly streamId: string;
}

const mostCharacters = 200;
const showPath = /^\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i;

/** Reads a link to a show; null for everything else. Links come from anywhere: what is not known exactly is none. */
export function readDeepLink(text: string): DeepLink | null {
  if (text.length > mostCharacters || !URL.canParse(text)) return null;
  const url = new URL(text);
  const plain = url.username === '' && url.password === '' && url.port === '' && url.search + url.hash === '';
  if (url.protocol !== `${linkScheme}:` || url.hostname !== 'show' || !plain) return null;
  const streamId = showPath.exec(url.pathname)?.[1];
  return streamId === undefined ? null : { streamId: streamId.toLowerCase() };
}

/** The first link among the arguments of a start; null when there is none. */
export function findDeepLink(args: readonly string[]): DeepLink | null {
  return args.map(readDeepLink).find((link) => link !== null) ?? null;
}
