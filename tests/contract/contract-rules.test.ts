import { requests } from '@stallcast/shared/contract';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { routeNames, specOf } from './exchange.ts';

// The wrong requests are made from the contract, so it is looked at here whether the contract itself lets too much in.

type JsonSchema = z.core.JSONSchema.BaseSchema;
const parts = ['params', 'query', 'body'] as const;

describe.each(routeNames)('%s', (name) => {
  test('knows each field it takes, and takes no more of any than it needs', () => {
    const spec = specOf(name);
    const faults = parts.flatMap((part) => {
      const schema = spec[part];
      // In an address all is text; what counts is what it is read as.
      const io = part === 'body' ? 'input' : 'output';
      // What is signed is what its sender makes it; the signature is what counts.
      const isForeign = spec.access === 'signed' && part === 'body';
      const json = schema && z.toJSONSchema(schema, { io, unrepresentable: 'any' });
      return json ? faultsOf(isForeign ? { ...json, additionalProperties: false } : json, part, 'uuid') : [];
    });
    expect(faults).toEqual([]);
  });
});

test.each(Object.entries(requests))('%s takes no more of anything than it needs', (_name, { payload }) => {
  // The ids of media are the media library's own; parameters of codecs are free-form, within the size of a message.
  expect(
    faultsOf(z.toJSONSchema(payload, { io: 'input', unrepresentable: 'any' }), 'payload', 'any id'),
  ).toEqual([]);
});

function faultsOf(schema: JsonSchema | boolean | undefined, path: string, ids: 'uuid' | 'any id'): string[] {
  if (typeof schema !== 'object') return [`${path} takes anything`];
  const { type, properties = {}, items, anyOf, oneOf } = schema;
  const alternatives = anyOf ?? oneOf;
  if (alternatives !== undefined)
    return alternatives.flatMap((alternative) => faultsOf(alternative, path, ids));
  if (type === 'object') {
    const isWhole = !path.includes('.');
    const open =
      isWhole && schema.additionalProperties !== false ? [`${path} takes fields that are not known`] : [];
    return [
      ...open,
      ...Object.entries(properties).flatMap(([key, field]) => faultsOf(field, `${path}.${key}`, ids)),
    ];
  }
  if (type === 'array') {
    const item = Array.isArray(items) ? undefined : items;
    return [...(schema.maxItems === undefined ? [`${path} has no end`] : []), ...faultsOf(item, path, ids)];
  }
  if (type === 'string') return faultsOfText(schema, path, ids);
  const isPlain = type === 'integer' || type === 'number' || type === 'boolean' || type === 'null';
  return isPlain ? [] : [`${path} is of no known type`];
}

function faultsOfText(
  { format, maxLength, enum: choices, const: only, pattern = '' }: JsonSchema,
  path: string,
  ids: 'uuid' | 'any id',
): string[] {
  if (ids === 'uuid' && /Ids?$/.test(path) && !path.endsWith('.eventId') && format !== 'uuid')
    return [`${path} takes what is no id`];
  const isBounded =
    format !== undefined || maxLength !== undefined || choices !== undefined || only !== undefined;
  return isBounded || /\{\d*,\d+\}\$$/.test(pattern) ? [] : [`${path} has no end`];
}
