import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { wireTables } from './build/wire-tables.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

// Everything but Electron itself is bundled, so that the packed app carries no node_modules.
export default defineConfig({
  main: {
    plugins: [wireTables()],
    build: {
      externalizeDeps: false,
      rolldownOptions: { input: path('./src/main/index.ts') },
    },
  },
  preload: {
    plugins: [wireTables()],
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: path('./src/preload/index.ts'),
        // A sandboxed preload script must be CommonJS.
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: path('./src/renderer'),
    plugins: [wireTables(), react(), tailwindcss()],
    build: {
      minify: true,
      modulePreload: { polyfill: false },
      // The policy of the page allows no data: script or font; files it is.
      assetsInlineLimit: 0,
      // Loaded from the disk at once: splitting it would only add files. In kB.
      chunkSizeWarningLimit: 1500,
      rolldownOptions: { input: path('./src/renderer/index.html') },
    },
  },
});
