import { expect, test } from 'vitest';
import { checkArrows } from '../arrows.mjs';
import { createSampleProject } from './sample-project.ts';

const target = 'export const target = 1;\n';

/** Lets the first file import the second, and gives what the check says. */
async function check(from: string, to: string): Promise<string> {
  const specifier = to.startsWith('/') ? to.slice(1) : `${'../'.repeat(from.split('/').length - 1)}${to}`;
  const files = { [from]: `import { target } from '${specifier}';\nexport const source = target;\n` };
  // A pair that may import each other, so that there is always an arrow to see.
  const harmless = {
    'sfu-server/package.json': JSON.stringify({
      name: 'sample',
      dependencies: { mediasoup: '*', 'drizzle-orm': '*' },
    }),
    'shared/src/domain/a.ts': "import { target } from './b.ts';\nexport const a = target;\n",
    'shared/src/domain/b.ts': target,
  };
  const sample = createSampleProject({ ...harmless, ...(!to.startsWith('/') && { [to]: target }), ...files });
  try {
    return (await checkArrows(sample.folder)).output;
  } finally {
    sample.close();
  }
}

test.each([
  [
    'sfu-server/src/features/orders/place-order.ts',
    'sfu-server/src/features/stats/stats.repo.ts',
    'features-know-platform',
  ],
  ['sfu-server/src/features/orders/place-order.ts', 'sfu-server/src/media/room.ts', 'features-know-platform'],
  [
    'sfu-server/src/features/orders/place-order.ts',
    'sfu-server/src/app.ts',
    'nothing-imports-the-composition',
  ],
  ['sfu-server/src/platform/db.ts', 'sfu-server/src/http/problem.ts', 'platform-knows-no-feature'],
  ['sfu-server/src/media/room.ts', 'drizzle/schema/streams.ts', 'media-knows-platform'],
  ['sfu-server/src/realtime/gateway.ts', '/mediasoup', 'mediasoup-only-in-media'],
  ['sfu-server/src/http/bind-routes.ts', '/drizzle-orm', 'sql-only-in-repos'],
  ['sfu-server/src/platform/db.ts', '/vitest', 'not-to-dev-dep'],
  ['drizzle/schema/streams.ts', 'sfu-server/src/config.ts', 'drizzle-knows-shared'],
  ['shared/src/domain/money.ts', 'shared/src/contract/index.ts', 'domain-knows-nothing'],
  ['shared/src/contract/orders.ts', 'shared/src/client/http-client.ts', 'contract-knows-domain'],
  ['shared/src/client/http-client.ts', 'shared/src/media-client/session.ts', 'client-knows-contract'],
  ['shared/src/domain/money.ts', '/node:crypto', 'shared-knows-no-node'],
  ['studio/src/renderer/src/app/App.tsx', 'studio/src/main/index.ts', 'renderer-never-imports-main'],
  ['studio/src/renderer/src/app/App.tsx', '/electron', 'renderer-knows-no-electron'],
  ['studio/src/main/index.ts', 'sfu-server/src/config.ts', 'studio-knows-shared'],
  ['studio/src/ipc/channels.ts', 'studio/src/main/index.ts', 'ipc-knows-nobody'],
  ['viewer-web/src/app/App.tsx', 'studio/src/ipc/channels.ts', 'viewer-knows-shared'],
  ['viewer-web/src/app/App.tsx', '/node:fs', 'page-knows-no-node'],
  ['sfu-server/src/app.ts', 'tests/support/start-app.ts', 'no-test-in-product'],
  ['sfu-server/src/app.ts', '/no-such-package', 'not-to-unresolvable'],
])('%s may not import %s', async (from, to, rule) => {
  expect(await check(from, to)).toContain(`${rule}: ${from} →`);
});

test.each([
  ['sfu-server/src/main.ts', 'sfu-server/src/app.ts'],
  ['sfu-server/src/features/orders/place-order.ts', 'sfu-server/src/features/orders/ports.ts'],
  ['sfu-server/src/features/orders/orders.repo.ts', 'drizzle/schema/orders.ts'],
  ['sfu-server/src/media/worker-pool.ts', '/mediasoup'],
  ['viewer-web/src/features/watch/show-link.ts', 'shared/src/media-client/session.ts'],
])('%s may import %s', async (from, to) => {
  expect(await check(from, to)).toBe('');
});

test('two files may not need each other', async () => {
  const sample = createSampleProject({
    'shared/src/domain/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
    'shared/src/domain/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
  });
  const { output } = await checkArrows(sample.folder);
  sample.close();
  expect(output).toContain('no-circular');
});

test('a check that sees no import at all has failed', async () => {
  const sample = createSampleProject({ 'shared/src/domain/a.ts': target });
  const { ok, output } = await checkArrows(sample.folder);
  sample.close();
  expect(ok).toBe(false);
  expect(output).toContain('no import of TypeScript by TypeScript was seen');
});
