import { errorTable, isErrorCode } from '@stallcast/shared/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { asGuest } from '../support/drivers.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { routeNames, specOf } from './exchange.ts';

// What the API page says is read as a program would read it: by OpenAPI's own words.

const operationSchema = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(1),
  parameters: z
    .array(z.looseObject({ name: z.string(), in: z.string(), required: z.boolean().optional() }))
    .default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), z.unknown()) }).optional(),
  responses: z.record(
    z.string(),
    z.looseObject({ description: z.string(), content: z.record(z.string(), z.unknown()) }),
  ),
});
const documentSchema = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
});

let app: TestApp;
let document: z.infer<typeof documentSchema>;
beforeAll(async () => {
  app = await startApp();
  const answer = await asGuest(app).send('GET', '/api/openapi.json');
  document = documentSchema.parse(JSON.parse(answer.body));
});
afterAll(() => app.close());

function operationOf(name: (typeof routeNames)[number]) {
  const { method, path } = specOf(name);
  return document.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
}

test.each(routeNames)(
  'the API page tells of %s: how it is called, what it answers and how it fails',
  (name) => {
    const spec = specOf(name);
    const operation = operationOf(name);
    expect(operation?.operationId.split(' | ')).toContain(name);
    expect(operation?.summary).toContain(spec.summary);
    expect(Object.keys(operation?.responses[String(spec.status ?? 200)]?.content ?? {})).toEqual([
      'application/json',
    ]);
    const parameters = operation?.parameters.map((parameter) => `${parameter.in} ${parameter.name}`) ?? [];
    expect(parameters).toEqual(expect.arrayContaining(parametersOf(name)));
    if (spec.method !== 'GET' && (spec.body !== undefined || spec.action !== undefined)) {
      expect(Object.keys(operation?.requestBody?.content ?? {})).toEqual(['application/json']);
    }
    if (spec.action !== undefined) expect(JSON.stringify(operation)).toContain(`"const":"${spec.action}"`);
    const told = Object.values(operation?.responses ?? {}).flatMap(({ description }) =>
      [...description.matchAll(/`([\w-]+)`/g)].map((match) => match[1] ?? ''),
    );
    const expected = [
      'invalid-input',
      'rate-limited',
      ...(spec.errors ?? []),
      ...(spec.access === 'public' || spec.access === 'signed' ? [] : ['unauthenticated', 'banned']),
    ];
    expect(told).toEqual(expect.arrayContaining(expected));
  },
);

function parametersOf(name: (typeof routeNames)[number]): string[] {
  const { params, query, idempotent } = specOf(name);
  return [
    ...Object.keys(params?.shape ?? {}).map((key) => `path ${key}`),
    ...Object.keys(query?.shape ?? {}).map((key) => `query ${key}`),
    ...(idempotent ? ['header Idempotency-Key'] : []),
  ];
}

test('the API page tells of nothing else', () => {
  const told = Object.values(document.paths).flatMap((operations) =>
    Object.values(operations).flatMap(({ operationId }) => operationId.split(' | ')),
  );
  expect(told.toSorted()).toEqual(routeNames.toSorted());
});

test('failures are problem documents under the status of their code', () => {
  for (const operations of Object.values(document.paths)) {
    for (const { operationId, responses } of Object.values(operations)) {
      for (const [status, { description, content }] of Object.entries(responses)) {
        if (Number(status) < 400) continue;
        expect(Object.keys(content), operationId).toEqual(['application/problem+json']);
        const codes = [...description.matchAll(/`([\w-]+)`:/g)].map((match) => match[1] ?? '');
        for (const code of codes)
          expect(isErrorCode(code) && errorTable[code].status, `${operationId} ${code}`).toBe(Number(status));
      }
    }
  }
});
