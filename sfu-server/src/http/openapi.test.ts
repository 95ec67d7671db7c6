import { expect, test } from 'vitest';
import { describeApi } from './openapi.ts';

test('the committed description of the API is what the contract says (vitest -u writes it anew)', async () => {
  const text = `${JSON.stringify(describeApi('0.1.0'), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../openapi.json');
});
