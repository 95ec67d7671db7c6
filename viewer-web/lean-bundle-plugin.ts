import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Parts of the media client that never run in this page, by the folder that imports them. The page runs in Chromium from 123,
 * Firefox from 120 and Safari from 17.5 on, so what serves older Chromium, React Native and the media library's own tests
 * is left out; there are no data channels.
 */
const absentParts = [
  // A viewer publishes nothing.
  { importer: '/shared/src/media-client/', part: /\/publisher\.ts$/ },
  {
    importer: '/mediasoup-client/lib/',
    part: /\/(handlers\/(Chrome74|ReactNative106|FakeHandler)|test\/fakeParameters|Producer|DataProducer|DataConsumer)$/,
  },
];

/** One stand-in a library, so that their chunks stay apart. */
const absentIds = absentParts.map((_, index) => `\0absent-part-${index}`);
const quietId = '\0quiet-logger';

const absentCode = `
class Absent { static createFactory() { throw new Error('this browser is too old for live video'); } }
export {
  Absent as Chrome74, Absent as ReactNative106, Absent as FakeHandler, Absent as Publisher, Absent as Producer, Absent as DataProducer, Absent as DataConsumer,
};
`;

/** The logger of the media library and its helpers, without a log: nobody reads it in a viewer's browser. */
const quietCode = `
export class Logger { debug() {} warn() {} error() {} }
export default { enable() {}, disable() {} };
`;
const loggers = /^(debug|\.{1,2}(\/\.\.)*\/Logger)$/;

/** Libraries of which the page uses little, and what does that little in their stead. */
const standIns: Readonly<Record<string, string>> = {
  'events-alias': join(import.meta.dirname, 'src/lean/event-emitter.ts'),
  'socket.io-client': join(import.meta.dirname, 'src/lean/socket.ts'),
};

/** Vite's own wrapper around lazy imports loads style sheets and dependencies first; here there is one sheet and one base. */
const preloadId = '\0vite/preload-helper.js';
const preloadCode = 'export const __vitePreload = (load) => load();';

/** Keeps what a viewer's browser never runs out of the bundle: a fifth of the media library and most of the socket's. */
export function leanBundle(): Plugin {
  return {
    name: 'stallcast:lean-bundle',
    enforce: 'pre',
    resolveId(source, importer) {
      if (loggers.test(source)) return quietId;
      if (Object.hasOwn(standIns, source)) return standIns[source];
      const library = absentParts.findIndex(
        (known) => importer?.includes(known.importer) && known.part.test(source),
      );
      return absentIds[library];
    },
    load(id) {
      if (id === quietId) return quietCode;
      if (id === preloadId) return preloadCode;
      return absentIds.includes(id) ? absentCode : undefined;
    },
  };
}
