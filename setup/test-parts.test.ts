import { describe, expect, test } from 'vitest';
import { judge } from './test-parts.mjs';

const clean = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

describe('a part of the tests', () => {
  test('has passed when every test of it did', () => {
    expect(judge(clean, 0)).toEqual({ passed: 3, failed: 0, notes: [] });
  });

  test('has failed when a test failed', () => {
    expect(judge({ ...clean, numFailedTests: 2 }, 1)).toMatchObject({ passed: 3, failed: 2 });
  });

  test('has failed when a test was skipped or left for later', () => {
    expect(judge({ ...clean, numPendingTests: 1 }, 0).failed).toBe(1);
    expect(judge({ ...clean, numTodoTests: 1 }, 0).failed).toBe(1);
  });

  test('has passed when somebody chose one test and that passed', () => {
    expect(judge({ ...clean, numPendingTests: 9 }, 0, { chosen: true }).failed).toBe(0);
  });

  test('has failed when it ran no test', () => {
    expect(judge({ ...clean, numPassedTests: 0 }, 0)).toMatchObject({ failed: 1, notes: ['no test ran'] });
  });

  test('has failed when a file of it could not be loaded', () => {
    const broken = { name: 'x.test.ts', status: 'failed', assertionResults: [] };
    expect(judge({ ...clean, testResults: [broken] }, 1)).toMatchObject({ failed: 1 });
  });

  test('has failed when something broke outside of any test', () => {
    expect(judge(clean, 1).failed).toBe(1);
  });

  test('has failed when it was stopped or died before it could report', () => {
    expect(judge(null, 124)).toMatchObject({
      passed: 0,
      failed: 1,
      notes: ['took too long and was stopped'],
    });
    expect(judge(null, 139).failed).toBe(1);
  });
});
