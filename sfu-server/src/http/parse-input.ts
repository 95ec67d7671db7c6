import type { RouteSpec } from '@stallcast/shared/contract';
import type { Request } from 'express';
import type { z } from 'zod';
import { AppError } from '../platform/errors.ts';

interface Fault {
  readonly path: string;
  readonly message: string;
}

/** The request's params, query and body by the route's schemas. Throws AppError `invalid-input` that lists every fault. */
export function parseInput(
  spec: RouteSpec,
  request: Request,
): { params: unknown; query: unknown; body: unknown } {
  const faults: Fault[] = [];
  const actionInQuery = spec.method === 'GET';
  const params = parsePart(spec.params, request.params, '', faults);
  const query = parsePart(
    spec.query,
    actionInQuery ? withoutAction(spec, request.query) : request.query,
    '',
    faults,
  );
  const body =
    spec.method === 'GET'
      ? undefined
      : parsePart(spec.body, withoutAction(spec, request.body ?? {}), '', faults);
  if (faults.length > 0) throw new AppError('invalid-input', { fields: faults.slice(0, 20) });
  return { params, query, body };
}

function parsePart(
  schema: z.ZodObject | undefined,
  value: unknown,
  prefix: string,
  faults: Fault[],
): unknown {
  if (schema === undefined) {
    if (isEmpty(value)) return undefined;
    faults.push({ path: prefix, message: 'nothing is expected here' });
    return undefined;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues)
    faults.push({ path: prefix + issue.path.join('.'), message: issue.message });
  return undefined;
}

function withoutAction(spec: RouteSpec, value: unknown): unknown {
  if (spec.action === undefined || typeof value !== 'object' || value === null || Array.isArray(value))
    return value;
  const { action: _, ...rest } = { action: undefined, ...value };
  return rest;
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)
  );
}
