import {
  accountSchema,
  cartSchema,
  commentSchema,
  type ErrorCode,
  errorTable,
  orderSchema,
  problemSchema,
  productSchema,
  type RouteSpec,
  routes,
  savedStreamSchema,
  streamSchema,
} from '@stallcast/shared/contract';
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';

// What many answers are made of is described once, under a name.
const components = {
  Account: accountSchema,
  Cart: cartSchema,
  Comment: commentSchema,
  Order: orderSchema,
  Problem: problemSchema,
  Product: productSchema,
  SavedStream: savedStreamSchema,
  Stream: streamSchema,
};
for (const [id, schema] of Object.entries(components)) z.globalRegistry.add(schema, { id });

/** Codes that any call may meet, besides those its route names. */
const everywhere: readonly ErrorCode[] = ['invalid-input', 'rate-limited', 'internal', 'unavailable'];

/** The OpenAPI document of every route of the contract; routes that share an address are one operation. */
export function describeApi(version: string) {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Stallcast',
      version,
      description: 'Failures are problem documents (RFC 9457) with a stable code.',
    },
    components: {
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: 'stallcast_session' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
    paths: describePaths(),
  });
}

function describePaths(): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  const specs = Object.entries<RouteSpec>(routes).map(([name, spec]) => ({ name, spec }));
  for (const group of Map.groupBy(specs, ({ spec }) => `${spec.method} ${spec.path}`).values()) {
    const [first] = group;
    if (!first) continue;
    const { method, path } = first.spec;
    const byVerb = (paths[path.replaceAll(/:(\w+)/g, '{$1}')] ??= {});
    byVerb[method.toLowerCase()] = describeOperation(group);
  }
  return paths;
}

interface Named {
  readonly name: string;
  readonly spec: RouteSpec;
}

function describeOperation(group: readonly Named[]): ZodOpenApiOperationObject {
  const specs = group.map(({ spec }) => spec);
  const [first] = specs;
  const isPublic = specs.some(({ access }) => access === 'public' || access === 'signed');
  const query =
    first?.method === 'GET' && first.action !== undefined ? withAction(first, first.query) : first?.query;
  const body = first?.method === 'GET' ? undefined : byAction(specs.flatMap((spec) => bodyOf(spec) ?? []));
  return {
    operationId: group.map(({ name }) => name).join(' | '),
    summary: specs.map(({ summary }) => summary).join(' '),
    tags: [(group[0]?.name ?? '').split('.')[0] ?? ''],
    security: [...(isPublic ? [{}] : []), { cookie: [] }, { bearer: [] }],
    requestParams: {
      ...(first?.params && { path: first.params }),
      ...(query && { query }),
      ...(specs.some(({ idempotent }) => idempotent) && {
        header: z.object({ 'Idempotency-Key': z.string().min(8).max(200) }),
      }),
    },
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    ...(first?.upload && { requestBody: describeUpload(first.upload) }),
    responses: { ...describeSuccess(specs), ...describeFailures(specs) },
  };
}

function describeUpload({ field }: NonNullable<RouteSpec['upload']>) {
  const schema = {
    type: 'object' as const,
    properties: { [field]: { type: 'string' as const, format: 'binary' } },
    required: [field],
    additionalProperties: false,
  };
  return { required: true, content: { 'multipart/form-data': { schema } } };
}

function bodyOf(spec: RouteSpec): z.ZodObject | undefined {
  return spec.action === undefined ? spec.body : withAction(spec, spec.body);
}

function withAction({ action }: RouteSpec, schema: z.ZodObject = z.strictObject({})): z.ZodObject {
  return schema.extend({ action: z.literal(action) });
}

/** Bodies of one address, told apart by their action. */
function byAction(bodies: readonly z.ZodObject[]): z.ZodType | undefined {
  const [first, ...others] = bodies;
  return first === undefined || others.length === 0
    ? first
    : z.discriminatedUnion('action', [first, ...others]);
}

function oneOf(schemas: readonly z.ZodType[]): z.ZodType | undefined {
  return schemas.length > 1 ? z.union(schemas) : schemas[0];
}

function describeSuccess(specs: readonly RouteSpec[]) {
  const byStatus = Map.groupBy(specs, ({ status = 200 }) => status);
  return Object.fromEntries(
    [...byStatus].map(([status, those]) => [
      String(status),
      {
        description: 'Done.',
        content: { 'application/json': { schema: oneOf(those.map(({ output }) => output)) ?? z.unknown() } },
      },
    ]),
  );
}

function describeFailures(specs: readonly RouteSpec[]) {
  const codes = new Set<ErrorCode>([...everywhere, ...specs.flatMap(codesOf)]);
  const byStatus = Map.groupBy(codes, (code) => errorTable[code].status);
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, those]) => [
        String(status),
        {
          description: those.map((code) => `\`${code}\`: ${errorTable[code].title}`).join(' '),
          content: { 'application/problem+json': { schema: problemSchema } },
        },
      ]),
  );
}

function codesOf({ access, errors = [], params, idempotent }: RouteSpec): readonly ErrorCode[] {
  return [
    ...errors,
    ...(params ? (['not-found'] as const) : []),
    ...(idempotent
      ? (['idempotency-key-missing', 'idempotency-key-reused', 'idempotency-in-progress'] as const)
      : []),
    ...(access === 'public' || access === 'signed' ? [] : (['unauthenticated', 'banned'] as const)),
    ...(access === 'seller' ? (['not-a-seller'] as const) : []),
    ...(access === 'admin' ? (['forbidden'] as const) : []),
  ];
}
