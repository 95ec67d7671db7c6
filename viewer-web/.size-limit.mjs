import { documentFile, firstScripts, styleSheets } from './first-load.ts';

/** Most that a first visit may load, after gzip. */
export default [
  { name: 'first load: scripts, with the media client', path: firstScripts(), gzip: true, limit: '70 kB' },
  { name: 'first load: styles', path: styleSheets(), gzip: true, limit: '10 kB' },
  { name: 'first load: document', path: documentFile, gzip: true, limit: '5 kB' },
];
