import { createApiClient, type SendRequest } from '@stallcast/shared/client';
import { table as routeTable } from 'virtual:route-table';
import { unwrap } from './bridge-call.ts';

type SentMethod = Parameters<Window['studio']['api']['send']>[0]['method'];
const methods: readonly SentMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Carries a request through the main process, which adds the token that this page never sees. */
const overBridge: SendRequest = (request) => {
  const method = methods.find((name) => name === request.method);
  if (!method) return Promise.reject(new TypeError(`no such method: ${request.method}`));
  return unwrap(window.studio.api.send({ ...request, method, headers: { ...request.headers } }));
};

/** The typed client of every route of the server in use. */
export const api = createApiClient(routeTable, overBridge);
