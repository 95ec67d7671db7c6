import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Electron from another place than its official download, as everywhere in this project. With a stand-in only the
 * unpacked program is made, to be tested; what is shipped is built where Electron can be downloaded.
 */
function otherElectron() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return {};
  const file = join(folder, 'version');
  if (!existsSync(file)) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH: there is no Electron in ${folder}`);
  return { electronDist: folder, electronVersion: readFileSync(file, 'utf8').trim().replace(/^v/, '') };
}

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'app.stallcast.studio',
  productName: 'Stallcast Studio',
  copyright: 'MIT licensed',
  ...otherElectron(),
  directories: { output: 'dist', buildResources: 'build/icons' },
  // Everything the program needs is bundled into out/.
  files: ['out/**', 'package.json', '!**/node_modules/**'],
  asar: true,
  npmRebuild: false,
  nodeGypRebuild: false,
  electronLanguages: ['en-US', 'en-GB', 'de'],
  protocols: [{ name: 'Stallcast show', schemes: ['stallcast'], role: 'Viewer' }],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  // Where updates are looked for is the server's address, which only the running program knows.
  publish: { provider: 'generic', url: 'https://updates.invalid/studio-updates' },
  artifactName: 'stallcast-studio-${version}-${os}-${arch}.${ext}',
  win: { target: ['nsis'], icon: 'build/icons/icon.ico' },
  nsis: { oneClick: true, perMachine: false, deleteAppDataOnUninstall: false },
  mac: {
    target: ['dmg', 'zip'],
    icon: 'build/icons/icon.icns',
    category: 'public.app-category.business',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'build/entitlements.mac.plist',
    entitlementsInherit: 'build/entitlements.mac.plist',
    extendInfo: {
      NSCameraUsageDescription: 'Viewers of your show see what the camera sees while you are live.',
      NSMicrophoneUsageDescription: 'Viewers of your show hear what the microphone hears while you are live.',
    },
  },
  linux: {
    target: ['AppImage', 'deb', 'dir'],
    executableName: 'stallcast-studio',
    icon: 'build/icons',
    category: 'AudioVideo',
    synopsis: 'Sell live: the studio of a Stallcast shop.',
    maintainer: 'Stallcast',
  },
};
