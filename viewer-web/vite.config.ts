import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { leanBundle } from './lean-bundle-plugin.ts';
import { routeTable } from './route-table-plugin.ts';

/** Where `npm run dev` finds the server. */
const server = 'http://localhost:8420';

export default defineConfig({
  plugins: [tailwindcss(), leanBundle(), routeTable()],
  build: {
    target: 'es2022',
    // The colours follow the `color-scheme` of the element they are used on; that needs the browser's own light-dark().
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    manifest: true,
    // Lazy pages need nothing beyond themselves and what the document loads.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, files, { hostType }) => (hostType === 'html' ? files : []),
    },
    cssCodeSplit: false,
    rolldownOptions: {
      treeshake: { manualPureFunctions: ['logger'] },
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'base',
              test: /viewer-web\/src\/(app\/(?!polled-list|paged-list)[^/]+$|ui\/(?!Sheet|Stepper|Field|HeldFor|CoverCard))|node_modules\/(@preact|preact)|shared\/src\/(client\/(?!socket)|domain)/,
            },
          ],
        },
      },
    },
    // The policy of the page forbids data: addresses in scripts and styles.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': server, '/media': server, '/socket.io': { target: server, ws: true } } },
});
