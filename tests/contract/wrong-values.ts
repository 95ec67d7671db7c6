import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A value that a schema must refuse, and where in it the fault lies. */
export interface WrongValue {
  readonly what: string;
  /** As the problem document names it: `payment.method`, `productIds.0`. */
  readonly path: string;
  readonly value: unknown;
}

/** `wire` for JSON; `text` for addresses, where everything is text and only that can be wrong which a text can be. */
type Form = 'wire' | 'text';

/** Everything that can be wrong with a field of a right value: missing, of another type, out of bounds, unknown, too much. */
export function wrongValues(schema: z.ZodType, right: unknown, form: Form): WrongValue[] {
  // In an address a number arrives as text, so what counts is what it is read as.
  const io = form === 'wire' ? 'input' : 'output';
  return wrongFor(z.toJSONSchema(schema, { io, unrepresentable: 'any' }), right, form);
}

function wrongFor(schema: JsonSchema, right: unknown, form: Form): WrongValue[] {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) return wrongChoices(alternatives, right, form);
  if (schema.type === 'object') return wrongObjects(schema, right, form);
  if (schema.type === 'array') return wrongLists(schema, right, form);
  const values = [...wrongTypes(schema, form), ...wrongTexts(schema), ...wrongNumbers(schema, form)];
  return values.map(([what, value]) => ({ what, path: '', value }));
}

/** What is wrong for the alternative that the right value is of; null may be another one. */
function wrongChoices(alternatives: readonly JsonSchema[], right: unknown, form: Form): WrongValue[] {
  const mayBeNull = alternatives.some(({ type }) => type === 'null');
  const others = alternatives.filter(({ type }) => type !== 'null');
  const chosen = others.find((schema) => isMarkedFor(schema, right)) ?? others[0];
  const wrong = chosen === undefined ? [] : wrongFor(chosen, right, form);
  return wrong.filter(({ value }) => !(mayBeNull && value === null));
}

/** Whether a field that names the alternative says that it is this one. */
function isMarkedFor({ properties = {} }: JsonSchema, right: unknown): boolean {
  return Object.entries(properties).some(
    ([key, property]) =>
      typeof property === 'object' &&
      property.const !== undefined &&
      entriesOf(right)[key] === property.const,
  );
}

function wrongObjects(schema: JsonSchema, right: unknown, form: Form): WrongValue[] {
  const entries = entriesOf(right);
  const fields = Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const inner = typeof property === 'boolean' ? [] : wrongFor(property, entries[key], form);
    return inner.map(({ what, path, value }) => ({
      what,
      path: path === '' ? key : `${key}.${path}`,
      value: { ...entries, [key]: value },
    }));
  });
  const missing = (schema.required ?? [])
    .filter((key) => key in entries && !hasDefault(schema, key))
    .map((key) => {
      const { [key]: _, ...rest } = entries;
      return { what: 'missing', path: key, value: rest };
    });
  const surplus = { what: 'a field that is not known', path: '', value: { ...entries, surplus: '1' } };
  const others =
    form === 'wire'
      ? ([
          ['a list', []],
          ['a text', 'x'],
          ['null', null],
        ] as const)
      : [];
  return [
    ...fields,
    ...missing,
    ...(schema.additionalProperties === false ? [surplus] : []),
    ...others.map(([what, value]) => ({ what: `${what} instead of an object`, path: '', value })),
  ];
}

/** Then it may be left out, whatever `required` says of what comes out of the schema. */
function hasDefault({ properties = {} }: JsonSchema, key: string): boolean {
  const property = properties[key];
  return typeof property === 'object' && property.default !== undefined;
}

function wrongLists(schema: JsonSchema, right: unknown, form: Form): WrongValue[] {
  const items: unknown[] = Array.isArray(right) ? right : [];
  const { items: itemSchema, maxItems, minItems = 0 } = schema;
  const inner =
    typeof itemSchema === 'object' && !Array.isArray(itemSchema) ? wrongFor(itemSchema, items[0], form) : [];
  const tooMany =
    maxItems === undefined
      ? []
      : [{ what: 'too many', path: '', value: Array.from({ length: maxItems + 1 }, () => items[0]) }];
  const tooFew = minItems === 0 ? [] : [{ what: 'too few', path: '', value: [] }];
  return [
    ...inner.map(({ what, path, value }) => ({
      what,
      path: path === '' ? '0' : `0.${path}`,
      value: [value, ...items.slice(1)],
    })),
    ...tooMany,
    ...tooFew,
    { what: 'a text instead of a list', path: '', value: 'x' },
    { what: 'null instead of a list', path: '', value: null },
  ];
}

type Named = readonly [what: string, value: unknown];

function wrongTypes({ type, enum: choices, const: only }: JsonSchema, form: Form): Named[] {
  const unknown: Named[] =
    choices === undefined && only === undefined ? [] : [['not one of the choices', 'no-such-choice']];
  if (form === 'text') return unknown;
  const other: Named = type === 'string' ? ['a number', 42] : ['a text', '1'];
  return [...unknown, other, ['null', null], ['a list', []], ['an object', {}]];
}

function wrongTexts({ type, format, minLength = 0, maxLength }: JsonSchema): Named[] {
  if (type !== 'string') return [];
  const named = format === undefined ? [] : formats[format];
  if (named === undefined) throw new Error(`no wrong values are known for the format ${format}`);
  return [
    ...named,
    ...(maxLength === undefined ? [] : [['too long', 'x'.repeat(maxLength + 1)] as const]),
    ...(minLength === 0 ? [] : [['too short', 'x'.repeat(minLength - 1)] as const]),
  ];
}

const formats: Readonly<Record<string, readonly Named[]>> = {
  uuid: [
    ['no UUID', 'not-an-id'],
    ['empty', ''],
    ['a UUID and more', '0197f0a4-6b1e-7cc3-9d4e-0a1b2c3d4e5f0'],
    ['a query', "0197f0a4-6b1e-7cc3-9d4e-0a1b2c3d4e5f' or '1'='1"],
    ['a number', '1'],
  ],
  email: [
    ['no e-mail address', 'nobody'],
    ['two lines', 'a@example.test\nb@example.test'],
    ['with NUL', 'a\u0000@example.test'],
  ],
  'date-time': [
    ['no time', 'yesterday'],
    ['a date', '2030-05-01'],
    ['without zone', '2030-05-01T18:00:00'],
    ['an impossible date', '2030-02-30T18:00:00Z'],
  ],
};

function wrongNumbers({ type, minimum, maximum }: JsonSchema, form: Form): Named[] {
  if (type !== 'integer' && type !== 'number') return [];
  return [
    ...(type === 'integer' ? [['a fraction', 1.5] as const] : []),
    ...(minimum === undefined ? [] : [['too small', minimum - 1] as const]),
    ...(maximum === undefined ? [] : [['too large', maximum + 1] as const]),
    ...(form === 'text'
      ? ([
          ['no number', 'x'],
          ['infinite', 'Infinity'],
        ] as const)
      : []),
  ];
}

function entriesOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
