import { type ReadonlySignal, signal } from '@preact/signals-core';

export interface Router {
  /** The address of the page that is shown. */
  readonly url: ReadonlySignal<URL>;
  /** Path, query and fragment of the page that is shown. */
  readonly here: () => string;
  /** Goes to an address of this site; `replace` leaves no way back to the page before. */
  navigate(path: string, options?: { readonly replace?: boolean }): void;
  close(): void;
}

/** Follows the address bar, and keeps plain links to this site inside the page. */
export function createRouter(page: Window): Router {
  const url = signal(new URL(page.location.href));
  const abort = new AbortController();
  const follow = () => {
    url.value = new URL(page.location.href);
  };
  const navigate: Router['navigate'] = (path, options) => {
    const target = new URL(path, page.location.href);
    if (target.origin !== page.location.origin) return;
    if (options?.replace) page.history.replaceState(null, '', target);
    else page.history.pushState(null, '', target);
    follow();
    page.scrollTo(0, 0);
  };
  const handleClick = (event: MouseEvent) => {
    const path = linkPath(event, page.location.origin);
    if (path === null) return;
    event.preventDefault();
    navigate(path);
  };
  page.addEventListener('popstate', follow, { signal: abort.signal });
  page.document.addEventListener('click', handleClick, { signal: abort.signal });
  return {
    url,
    here: () => url.peek().pathname + url.peek().search + url.peek().hash,
    navigate,
    close: () => abort.abort(),
  };
}

/** The path of the link that was clicked, or null where the browser should act by itself (new tab, download, other site). */
function linkPath(event: MouseEvent, origin: string): string | null {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
  if (modified || event.defaultPrevented || !(event.target instanceof Element)) return null;
  const link = event.target.closest('a');
  if (!link || link.target !== '' || link.hasAttribute('download')) return null;
  const url = new URL(link.href);
  // A fragment of the page that is shown is a jump inside it.
  if (url.origin !== origin || link.getAttribute('href')?.startsWith('#')) return null;
  return url.pathname + url.search + url.hash;
}
