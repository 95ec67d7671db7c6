import { describe, expect, test } from 'vitest';
import { filesToAskAgain, judge, merge } from './test-parts.mjs';

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

describe('what is asked twice', () => {
  const file = (name: string, ...statuses: string[]) => ({
    name,
    status: statuses.includes('failed') ? 'failed' : 'passed',
    assertionResults: statuses.map((status) => ({ status })),
  });
  const first = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [file('a', 'passed', 'passed'), file('b', 'passed', 'failed')],
  };

  test('is what failed, unless too much did for an accident', () => {
    expect(filesToAskAgain(first)).toEqual(['b']);
    const testResults = ['a', 'b', 'c'].map((name) => file(name, 'failed'));
    expect(filesToAskAgain({ ...first, testResults })).toEqual([]);
    expect(filesToAskAgain(null)).toEqual([]);
  });

  test('counts as it did the second time; the rest counts as it did the first time', () => {
    const passes = { ...first, testResults: [file('b', 'passed', 'passed')] };
    expect(judge(merge(first, passes), 0)).toEqual({ passed: 4, failed: 0, notes: [] });
    const failsAgain = { ...first, testResults: [file('b', 'failed', 'passed')] };
    expect(judge(merge(first, failsAgain), 1)).toMatchObject({ passed: 3, failed: 1 });
  });

  test('does not forgive what was skipped the first time', () => {
    const skipping = { ...first, testResults: [file('a', 'skipped'), file('b', 'failed')] };
    const passes = { ...first, testResults: [file('b', 'passed')] };
    expect(judge(merge(skipping, passes), 0)).toMatchObject({ passed: 1, failed: 1 });
  });
});
