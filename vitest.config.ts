import { defineConfig } from 'vitest/config';

// One run has one database; every test file takes its own copy of a migrated template.
const withDatabase = ['tests/support/postgres-setup.ts'];

// Each project is a part of `npm test` (setup/test-parts.mjs). Durations in milliseconds.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{shared,sfu-server,viewer-web,studio}/src/**/*.test.{ts,tsx}',
            'studio/build/**/*.test.ts',
            'drizzle/**/*.test.ts',
            'setup/*.test.ts',
            'tests/bench/**/*.test.ts',
          ],
          testTimeout: 10_000,
        },
      },
      {
        // The checks themselves: each rule is shown a file that breaks it.
        test: { name: 'architecture', include: ['setup/rules/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        test: {
          name: 'server',
          include: ['tests/{support,contract,api,realtime}/**/*.test.ts'],
          globalSetup: withDatabase,
          maxWorkers: 2,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        // How much is tried, and with which luck: `npm run fuzz`. Each test says its own limit.
        test: {
          name: 'fuzz',
          include: ['tests/fuzz/**/*.test.ts'],
          globalSetup: withDatabase,
          maxWorkers: 2,
          hookTimeout: 60_000,
        },
      },
      {
        // A browser that sends video needs the machine for itself.
        test: {
          name: 'media',
          include: ['tests/media/**/*.test.ts'],
          globalSetup: withDatabase,
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Processes are killed, frozen and measured: one file at a time.
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          fileParallelism: false,
          // A round of a fault takes seconds; how many there are is asked for by `npm run faults`.
          testTimeout: 60_000 * (Number(process.env['FAULT_ROUNDS'] ?? 0) + 3),
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: withDatabase,
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
