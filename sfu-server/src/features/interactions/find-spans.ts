import type { CommentSpan } from '@stallcast/shared/contract';

type Link = Extract<CommentSpan, { kind: 'link' }>;

/** A name after an @, and where it stands with it. */
interface Handle {
  readonly start: number;
  /** As it is typed, or without the dots that end a sentence. */
  readonly names: readonly string[];
}

/** More than these stay text. */
const mostLinks = 20;
const mostHandles = 10;
const longestUrl = 2000;

const address = /(?<![\p{L}\p{N}_])https?:\/\/[^\s<>"'`{}|\\^]+/giu;
/** What ends a sentence rather than an address. */
const closing: ReadonlySet<string> = new Set('.,;:!?…)]*_~');
/** As names of accounts are made. */
const handle = /(?<![\p{L}\p{N}_.@/])@([A-Za-z0-9_.]{3,30})(?![A-Za-z0-9_@])/gu;

/** Addresses in a text that are safe to be links: http or https, naming no user (which is made to look like a host). */
export function findLinks(text: string): Link[] {
  const links: Link[] = [];
  for (const { 0: found, index: start } of text.matchAll(address)) {
    if (links.length === mostLinks) break;
    const typed = withoutClosing(found);
    const url = safeUrl(typed);
    if (url !== null) links.push({ kind: 'link', start, length: typed.length, url });
  }
  return links;
}

/** A closing bracket belongs to an address that has one open. */
function withoutClosing(found: string): string {
  // How many more are closed than opened, up to the end that is looked at.
  const surplus = { ')': surplusOf(found, '(', ')'), ']': surplusOf(found, '[', ']') };
  let end = found.length;
  for (; end > 0; end -= 1) {
    const last = found[end - 1] ?? '';
    if (!closing.has(last)) break;
    if (last !== ')' && last !== ']') continue;
    if (surplus[last] <= 0) break;
    surplus[last] -= 1;
  }
  return found.slice(0, end);
}

function surplusOf(text: string, open: string, close: string): number {
  return text.split(close).length - text.split(open).length;
}

function safeUrl(typed: string): string | null {
  const url = URL.parse(typed);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  if (url.username !== '' || url.password !== '' || url.href.length > longestUrl) return null;
  return url.href;
}

/** Names in a text that may be mentions. */
export function findHandles(text: string, links: readonly Link[]): Handle[] {
  const handles: Handle[] = [];
  for (const { 1: name = '', index: start } of text.matchAll(handle)) {
    if (handles.length === mostHandles) break;
    const isInLink = links.some((link) => start >= link.start && start < link.start + link.length);
    const bare = name.replace(/\.+$/, '');
    if (!isInLink) handles.push({ start, names: bare === name ? [name] : [name, bare] });
  }
  return handles;
}

/** The spans of a text in its order. `userIds` holds the accounts that may be mentioned, by their names in small letters. */
export function toSpans(
  links: readonly Link[],
  handles: readonly Handle[],
  userIds: ReadonlyMap<string, string>,
): object[] {
  const mentions = handles.flatMap(({ start, names }) => {
    const name = names.find((each) => userIds.has(each.toLowerCase()));
    if (name === undefined) return [];
    return [{ kind: 'mention', start, length: name.length + 1, userId: userIds.get(name.toLowerCase()) }];
  });
  return [...links, ...mentions].sort((one, other) => one.start - other.start);
}
