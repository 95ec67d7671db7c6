import { toWireRequest, type WireRequest } from '@stallcast/shared/client';
import type { AnyRequest, ErrorCode, RouteSpec } from '@stallcast/shared/contract';
import { z } from 'zod';
import { wrongValues } from './wrong-values.ts';

/** A request that must be refused as it stands. */
export interface WrongRequest {
  readonly what: string;
  readonly wire: WireRequest;
  readonly code: ErrorCode;
  /** The field that the problem must name; empty where it is the whole. */
  readonly path: string;
}

/** From a right request of a route, every wrong one that its contract tells of. */
export function wrongRequests(spec: RouteSpec, right: AnyRequest): WrongRequest[] {
  return [
    ...wrongParts(spec, right),
    ...surplusParts(spec, right),
    ...wrongQueries(spec, right),
    ...wrongBodies(spec, right),
    ...wrongFiles(spec, right),
    ...wrongActions(spec, right),
    ...wrongKeys(spec, right),
  ];
}

const parts = ['params', 'query', 'body'] as const;

function wrongParts(spec: RouteSpec, right: AnyRequest): WrongRequest[] {
  return parts.flatMap((part) => {
    const schema = spec[part];
    if (schema === undefined) return [];
    const form = part === 'body' ? 'wire' : 'text';
    return wrongValues(schema, right[part], form)
      .filter(({ value }) => canBeSent(part, value))
      .map(({ what, path, value }) =>
        refused(`${part}: ${path} ${what}`, toWireRequest(spec, { ...right, [part]: value }), path),
      );
  });
}

/** A path has all its parts, none of them empty; a whole body that is no object is sent elsewhere. */
function canBeSent(part: (typeof parts)[number], value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const values = Object.values<unknown>({ ...value });
  return part !== 'params' || (!('surplus' in value) && values.length > 0 && !values.includes(''));
}

const refused = (what: string, wire: WireRequest, path = ''): WrongRequest => ({
  what,
  wire,
  code: 'invalid-input',
  path,
});

/** A route that expects no query or no body is not sent one. */
function surplusParts(spec: RouteSpec, right: AnyRequest): WrongRequest[] {
  const wire = toWireRequest(spec, right);
  const query = spec.query === undefined ? [refused('a query', addQuery(wire, 'surplus=1'))] : [];
  const body =
    spec.body === undefined && spec.upload === undefined && spec.method !== 'GET'
      ? [refused('a body', { ...wire, body: '{"surplus":1}' })]
      : [];
  return [...query, ...body];
}

function wrongQueries(spec: RouteSpec, right: AnyRequest): WrongRequest[] {
  const wire = toWireRequest(spec, right);
  const given = Object.entries<unknown>({ ...right.query });
  const twice = given.map(([key, value]) =>
    refused(`query: ${key} twice`, addQuery(wire, `${key}=${encodeURIComponent(String(value))}`), key),
  );
  const asList = given.map(([key]) => refused(`query: ${key}[]`, addQuery(wire, `${key}[]=1`)));
  const broken =
    spec.params === undefined
      ? []
      : [
          refused('a path that cannot be decoded', {
            ...wire,
            path: withFirstParam(spec, wire.path, '%E0%A4%A'),
          }),
        ];
  return [...twice, ...asList, ...broken];
}

function withFirstParam(spec: RouteSpec, path: string, text: string): string {
  const place = spec.path.split('/').findIndex((part) => part.startsWith(':'));
  return path.split('/').with(place, text).join('/');
}

function addQuery(wire: WireRequest, text: string): WireRequest {
  return { ...wire, path: `${wire.path}${wire.path.includes('?') ? '&' : '?'}${text}` };
}

function wrongBodies(spec: RouteSpec, right: AnyRequest): WrongRequest[] {
  if (spec.method === 'GET' || spec.upload !== undefined) return [];
  const wire = toWireRequest(spec, right);
  const texts: readonly (readonly [string, string])[] = [
    ['no JSON', '{"'],
    ['two values', '{}{}'],
    ['a text', '"text"'],
    ['a number', '1'],
    ['null', 'null'],
    ['nested 10,000 deep', '['.repeat(10_000) + ']'.repeat(10_000)],
    ...(takesAnything(spec, right) ? [] : [['a prototype', withPrototype(wire.body ?? '{}')] as const]),
  ];
  const needed =
    spec.body === undefined || z.safeParse(spec.body, {}).success
      ? []
      : [['a list', '[]'] as const, ['nothing', ''] as const];
  return [...texts, ...needed].map(([what, body]) => refused(`body: ${what}`, { ...wire, body }));
}

const withPrototype = (body: string) =>
  body.replace(/^\{/, '{"__proto__":{"polluted":true},').replace(',}', '}');

/** Whether a body may have fields that are not known: that of a sender whose signature counts. */
function takesAnything({ body }: RouteSpec, right: AnyRequest): boolean {
  return body !== undefined && z.safeParse(body, { ...right.body, surplus: 1 }).success;
}

/** Where a file is sent, it is sent in a form, in its field; elsewhere no form is taken. */
function wrongFiles(spec: RouteSpec, right: AnyRequest): WrongRequest[] {
  const { file, ...wire } = toWireRequest(spec, right);
  const bytes = file?.bytes ?? new Uint8Array([1]);
  const elsewhere = { field: 'surplus', bytes };
  if (spec.upload !== undefined)
    return [
      refused('the file in another field', { ...wire, file: elsewhere }, spec.upload.field),
      unsupported('no form', { ...wire, body: '{}' }),
    ];
  const { 'content-type': _, ...headers } = wire.headers;
  return spec.method === 'GET' ? [] : [unsupported('a form', { ...wire, headers, file: elsewhere })];
}

const unsupported = (what: string, wire: WireRequest): WrongRequest => ({
  ...refused(what, wire),
  code: 'unsupported-media-type',
});

/** Where several verbs share an address, the action must be one of theirs. */
function wrongActions(spec: RouteSpec, right: AnyRequest): WrongRequest[] {
  if (spec.action === undefined) return [];
  const { action: _, ...plain } = spec;
  const wrong: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['missing', {}],
    ['unknown', { action: 'no-such-action' }],
    ['in capitals', { action: spec.action.toUpperCase() }],
    ['a list', { action: [spec.action, spec.action] }],
    ['a name every object has', { action: 'constructor' }],
  ];
  const part = spec.method === 'GET' ? 'query' : 'body';
  return wrong.map(([what, action]) => {
    const wire = toWireRequest(plain, { ...right, [part]: { ...right[part], ...action } });
    return refused(`action: ${what}`, wire, 'action');
  });
}

function wrongKeys(spec: RouteSpec, right: AnyRequest): WrongRequest[] {
  if (spec.idempotent === undefined) return [];
  const { idempotencyKey: _, ...keyless } = right;
  const wrong = ['short', 'x'.repeat(201), 'with some spaces', 'ümlaute-too'].map((idempotencyKey) =>
    refused(
      `Idempotency-Key: ${idempotencyKey.slice(0, 20)}`,
      toWireRequest(spec, { ...right, idempotencyKey }),
      'Idempotency-Key',
    ),
  );
  return [
    {
      what: 'no Idempotency-Key',
      wire: toWireRequest(spec, keyless),
      code: 'idempotency-key-missing',
      path: '',
    },
    ...wrong,
  ];
}
