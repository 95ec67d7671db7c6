import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { ensureNpmPackage } from './npm-package.mjs';
import { nodePackages, nodeVersion } from './pins.mjs';
import { cacheRoot } from './places.mjs';
import { Fault } from './terminal.mjs';

const platform = `${process.platform}-${process.arch}`;

/** Whether the Node that runs this is new enough: the pinned one's major, and at least 24.11. */
export function isRightNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === Number(nodeVersion.split('.')[0]) && minor >= 11;
}

/**
 * The program of the pinned Node, fetched on first use.
 * @returns {Promise<string>} its path
 */
export async function ensureNode() {
  const wanted = nodePackages[platform];
  if (wanted === undefined) {
    throw new Fault(
      `Node ${process.versions.node} is too old and there is no Node ${nodeVersion} to fetch for ${platform}: install it from nodejs.org, then run this again.`,
    );
  }
  const folder = join(cacheRoot, `node-${nodeVersion}-${platform}`);
  const program = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const fetched = await ensureNpmPackage({
    ...wanted,
    version: nodeVersion,
    folder,
    label: `Node ${nodeVersion}`,
  });
  if (fetched && process.platform !== 'win32') chmodSync(program, 0o755);
  return program;
}
