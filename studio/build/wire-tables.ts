import { routes, toWireTable } from '@stallcast/shared/contract';
import type { Plugin } from 'vite';
import { channels, pushes } from '../src/ipc/channels.ts';

/** The modules this plugin makes, and what each exports as `table`. */
const tables: Readonly<Record<string, () => unknown>> = {
  'virtual:route-table': () => toWireTable(routes),
  'virtual:channel-names': () => ({ calls: Object.keys(channels), pushes: Object.keys(pushes) }),
};

/**
 * Writes the contract's tables into the bundles without their schemas: the preload script and the page know the
 * names, and only the main process carries the validation library.
 */
export function wireTables(): Plugin {
  return {
    name: 'stallcast:wire-tables',
    resolveId: (id) => (Object.hasOwn(tables, id) ? `\0${id}` : null),
    load(id) {
      const table = tables[id.slice(1)];
      return id.startsWith('\0') && table ? `export const table = ${JSON.stringify(table())};` : null;
    },
  };
}
