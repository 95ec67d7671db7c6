import type { Plugin } from 'vite';

const name = 'virtual:route-table';
const resolvedName = `\0${name}`;

/**
 * Gives the page the contract's routes as plain data (method, path, action), read from the contract while building:
 * the schemas and their validation library stay out of the bundle, and so do the routes of sellers, admins and machines.
 */
export function routeTable(): Plugin {
  return {
    name: 'stallcast:route-table',
    resolveId: (id) => (id === name ? resolvedName : undefined),
    async load(id) {
      if (id !== resolvedName) return undefined;
      const { routes, toPageTable } = await import('@stallcast/shared/contract');
      return `export const routeTable = ${JSON.stringify(toPageTable(routes))};`;
    },
  };
}
