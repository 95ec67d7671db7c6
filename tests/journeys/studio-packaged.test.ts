import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type PackedStudio, packStudio, processesOf, startPacked } from '../support/packed-studio.ts';
import { keepScreenshot } from '../support/screenshots.ts';

let packed: PackedStudio;
beforeAll(async () => {
  packed = await packStudio();
}, 200_000);
afterAll(() => packed?.close());

test('T32: the fuses of the packed studio are as they have to be', async () => {
  const wire = await getCurrentFuseWire(packed.program);
  expect(wire.version).toBe(FuseVersion.V1);
  const on = [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ];
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ];
  for (const fuse of on) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.ENABLE);
  for (const fuse of off) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.DISABLE);
});

/** What a start of the program prints. Without a screen it ends at once, as a program with windows has to. */
async function printedBy(
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<string> {
  const { DISPLAY: _screen, WAYLAND_DISPLAY: _other, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(
      packed.program,
      args,
      { env: { ...env, ...variables }, timeout: 20_000 },
      (_error, stdout, stderr) => resolve(stdout + stderr),
    );
  });
}

test('T32: the packed studio cannot be used as Node', async () => {
  const script = 'console.log(`ran as ${"Node"}`)';
  const asNode = await printedBy(['-e', script], { ELECTRON_RUN_AS_NODE: '1' });
  const withOptions = await printedBy([], {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURI(script)}`,
  });
  const inspected = await printedBy(['--inspect=127.0.0.1:0'], {});
  for (const printed of [asNode, withOptions]) expect(printed).not.toContain('ran as Node');
  expect(inspected).not.toContain('Debugger listening');
});

const fileList = z.object({
  files: z.looseObject({ out: z.object({ files: z.record(z.string(), z.unknown()) }) }),
});

test('the package holds the built studio and nothing else', async () => {
  const asar = await readFile(packed.asarFile);
  // A header of four numbers, the last of them the length of the list of files, which follows.
  const list = fileList.parse(JSON.parse(asar.subarray(16, 16 + asar.readUInt32LE(12)).toString('utf8')));
  expect(Object.keys(list.files).toSorted()).toEqual(['out', 'package.json']);
  expect(Object.keys(list.files.out.files).toSorted()).toEqual(['main', 'preload', 'renderer']);
});

test('the packed studio starts for somebody without rights, with its sandbox on', async () => {
  const studio = await startPacked(packed.program, ['--server=http://127.0.0.1:9']);
  try {
    const { page, pid } = studio;
    await page.getByRole('textbox', { name: 'User name' }).waitFor();
    expect(await page.title()).toBe('Stallcast Studio');
    await keepScreenshot(page, 'studio-packaged');
    const processes = await processesOf(pid);
    for (const { commandLine } of processes) expect(commandLine).not.toContain('--no-sandbox');
    const pages = processes.filter(({ commandLine }) => commandLine.includes('--type=renderer'));
    expect(pages.length).toBeGreaterThan(0);
    for (const { status } of pages) {
      // 2: the kernel lets it make only the calls of its filter.
      expect(status).toMatch(/^Seccomp:\s+2$/m);
      expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
      expect(status).not.toMatch(/^Uid:\s+0\b/m);
    }
  } finally {
    await studio.close();
  }
});
