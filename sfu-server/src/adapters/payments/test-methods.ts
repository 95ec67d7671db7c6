import { testMethods } from '@stallcast/shared/contract';

export type TestMethod = (typeof testMethods)[number];

export function isTestMethod(method: string): method is TestMethod {
  return testMethods.some((each) => each === method);
}
