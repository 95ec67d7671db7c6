import { expect, test } from 'vitest';
import { personId } from '../../support/many-people.ts';
import { type Recording, toPgbenchScript } from './pgbench-script.ts';
import { readStatement, unitsOf } from '../postgres/statement-log.ts';

test('a statement is read out of the log with its values', () => {
  expect(
    readStatement(
      'execute <unnamed>: insert into t values ($1, $2, $3)',
      "Parameters: $1 = 'it''s, $2', $2 = NULL, $3 = '5'",
    ),
  ).toEqual({ text: 'insert into t values ($1, $2, $3)', values: ["it's, $2", null, '5'] });
  expect(readStatement('statement: begin', '')).toEqual({ text: 'begin', values: [] });
  expect(readStatement('checkpoint starting: time', '')).toBeNull();
});

const typesOf = (text: string) => (text.includes('sales') ? ['uuid', 'bigint'] : ['uuid', 'uuid', 'jsonb']);

function purchase(person: number, orderId: string, seq: string): Recording {
  return {
    personId: personId(person),
    statements: [
      { text: 'begin', values: [] },
      {
        text: 'insert into orders values ($1, $2, $3)',
        values: [orderId, personId(person), '{"late":true}'],
      },
      { text: 'insert into sales values ($2, $1)', values: [orderId, seq] },
      { text: 'commit', values: [] },
    ],
  };
}

test('a repeated purchase has its own ids and numbers, one of the buyers, and what is always the same', () => {
  const script = toPgbenchScript(
    [
      purchase(1, '0192f0c1-0000-7000-8000-00000000000a', '7'),
      purchase(2, '0192f0c1-0000-7000-8000-00000000000b', '8'),
    ],
    { people: 200, typesOf },
  );
  const [, , , begin, order, sale, commit] = script.split('\n');
  expect([begin, commit]).toEqual(['begin;', 'commit;']);
  expect(order).toContain(':person');
  expect(order).toContain(String.raw`E'{"late"\x3atrue}'`);
  const id = /\(lpad\(to_hex.*?'0'\)\)/.exec(order ?? '')?.[0];
  expect(sale).toBe(`insert into sales values (:n::bigint, ${id}::uuid);`);
});

test('purchases that are not the same are not taken for one', () => {
  const one = purchase(1, 'a', '7');
  expect(() =>
    toPgbenchScript([one, { ...one, statements: one.statements.slice(1) }], { people: 200, typesOf }),
  ).toThrow(/same/);
});

test('what one connection asks is one thing, whatever others ask meanwhile', () => {
  const asked = (connection: number, text: string) => ({ connection, text, values: [] });
  const units = unitsOf([
    asked(1, 'begin'),
    asked(2, 'select jobs'),
    asked(1, 'insert order'),
    asked(3, 'begin'),
    asked(1, 'commit'),
    asked(3, 'rollback'),
    asked(1, 'select order'),
  ]);
  expect(units.map((unit) => unit.map(({ text }) => text))).toEqual([
    ['begin', 'insert order', 'commit'],
    ['select jobs'],
    ['begin', 'rollback'],
    ['select order'],
  ]);
});
