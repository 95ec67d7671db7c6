export const usage = `Usage: node setup.mjs [command]

  (nothing) or setup   bring what is missing: Node, packages, mediasoup-worker, ffmpeg, Electron
  setup --server       only what the server needs, with the viewer page built
  start [options]      npm start: the server, and the studio where there is a display (start --help)
  studio [--server …]  npm run studio: the studio alone, for a server that runs elsewhere
  test [part …]        npm test: what tests need, every check, every test (test --help)
  faults [F4 …]        npm run faults: every fault, many times, and a table (faults --help)
  bench [name …]       npm run bench: benchmarks against what they are compared with (bench --help)
  fuzz [N]             npm run fuzz: N random requests, and as much of everything else (fuzz --help)
  seeded-bugs [name …] npm run seeded-bugs: known mistakes, one at a time, and whether a test notices
  run <script>         a script of the project under the right Node (run --help)`;

/**
 * Loads only what the command needs, and only under the Node that it needs.
 * @param {readonly string[]} args
 * @returns {(() => Promise<number>) | null} does it and gives the exit code; null when there is no such command
 */
export function readCommand([name = 'setup', ...rest]) {
  switch (name) {
    case 'setup':
      return async () => await (await import('./set-up.mjs')).setUp(rest);
    case 'start':
      return async () => await (await import('./start.mjs')).start(rest);
    case 'studio':
      return async () => await (await import('./start-studio.mjs')).startStudio(rest);
    case 'test':
      return async () => await (await import('./test.mjs')).test(rest);
    case 'faults':
      return async () => await (await import('./faults.mjs')).faults(rest);
    case 'bench':
      return async () => await (await import('./bench.mjs')).bench(rest);
    case 'fuzz':
      return async () => await (await import('./fuzz.mjs')).fuzz(rest);
    case 'seeded-bugs':
      return async () => await (await import('./seeded-bugs.mjs')).seededBugs(rest);
    case 'run':
      return async () => await (await import('./run.mjs')).runScript(rest);
    default:
      return null;
  }
}
