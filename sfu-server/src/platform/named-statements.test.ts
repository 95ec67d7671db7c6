import { expect, test } from 'vitest';
import { createStatementNames, withName } from './named-statements.ts';

const select = { text: 'select * from users where id = $1', name: undefined };

test('the same statement has the same name, whatever its values', () => {
  const names = createStatementNames();
  const first = withName(select, ['a'], names);
  expect(first).toEqual({ ...select, name: 's0' });
  expect(withName({ ...select }, ['b'], names)).toEqual(first);
  expect(withName({ text: 'select $1' }, ['b'], names)).toEqual({ text: 'select $1', name: 's1' });
});

test('what is asked once, or is named already, stays as it is', () => {
  const names = createStatementNames();
  expect(withName('begin', undefined, names)).toBe('begin');
  expect(withName({ text: 'select 1' }, [], names)).toEqual({ text: 'select 1' });
  const named = { text: 'select $1', name: 'own' };
  expect(withName(named, ['a'], names)).toBe(named);
});

test('there are only so many names', () => {
  const names = createStatementNames(1);
  withName({ text: 'select $1' }, ['a'], names);
  expect(withName(select, ['a'], names)).toBe(select);
  expect(withName({ text: 'select $1' }, ['a'], names)).toHaveProperty('name', 's0');
});
