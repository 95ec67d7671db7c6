import { expect, test } from 'vitest';
import { csvFileName, joinCsv } from './csv-file.ts';

test('a table has its heading once, whether or not pages repeat it', () => {
  const page = 'id,name\r\n1,a\r\n';
  expect(joinCsv('', page)).toBe(page);
  expect(joinCsv(page, 'id,name\r\n2,b\r\n')).toBe('id,name\r\n1,a\r\n2,b\r\n');
  expect(joinCsv(page, '2,b\r\n')).toBe('id,name\r\n1,a\r\n2,b\r\n');
  expect(joinCsv('id,name\r\n1,a', '2,b')).toBe('id,name\r\n1,a\r\n2,b');
  expect(joinCsv(page, '')).toBe(page);
});

test('a file is named after what is in it and the day', () => {
  expect(csvFileName('orders', new Date('2030-01-01T00:00:00Z'))).toBe('orders-2030-01-01.csv');
});
