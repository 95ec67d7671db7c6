import { clipboard, net, shell } from 'electron';
import { table as routeTable } from 'virtual:route-table';
import { answerCall } from '../ipc-calls.ts';
import { createServerLink } from '../server-link.ts';
import type { StudioContext } from '../studio-context.ts';

/** Speaks to the server for the page: which one, requests of the contract, and its public pages. */
export function enableServerCalls(context: StudioContext): void {
  const { connection } = context;
  const read = () => {
    const serverOrigin = connection.origin();
    const hasToken = serverOrigin !== null && connection.tokens.get(serverOrigin) !== null;
    return {
      serverOrigin,
      exposed: connection.exposed(),
      hasToken,
      remembersSignIn: connection.tokens.remembers,
    };
  };
  let pageOrigin = connection.origin();

  answerCall('connection.read', read);
  answerCall('connection.use', async ({ address }) => {
    const used = await connection.use(address);
    return used.ok ? { ok: true as const, connection: read() } : used;
  });
  answerCall('connection.settle', () => {
    const reloading = connection.origin() !== pageOrigin;
    pageOrigin = connection.origin();
    // Not from inside the call: the page should have its answer first.
    if (reloading) setImmediate(() => context.window?.webContents.reload());
    return { reloading };
  });
  answerCall(
    'api.send',
    createServerLink({
      table: routeTable,
      tokens: connection.tokens,
      origin: connection.origin,
      fetch: (url, init) => net.fetch(url, init),
    }),
  );
  answerCall('pages.open', async ({ path }) => {
    const address = publicPage(connection.origin(), path);
    if (address !== null) await shell.openExternal(address);
    return { opened: address !== null };
  });
  answerCall('pages.copyAddress', async ({ path }) => {
    const address = publicPage(connection.origin(), path);
    if (address !== null) await clipboard.writeText(address);
    return { copied: address !== null };
  });
}

/** The full address of a page of the server; null when the path leads anywhere else. */
function publicPage(origin: string | null, path: string): string | null {
  if (origin === null || !path.startsWith('/') || !URL.canParse(path, origin)) return null;
  const url = new URL(path, origin);
  return url.origin === origin ? url.href : null;
}
