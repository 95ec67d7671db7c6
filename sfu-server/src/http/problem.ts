import { type ErrorCode, errorTable, type Problem } from '@stallcast/shared/contract';
import type { ErrorRequestHandler, Response } from 'express';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';

/** The problem document (RFC 9457) of a failure. What is not an AppError says nothing of its cause. */
export function toProblem(error: AppError, requestId?: string): Problem {
  const { status, title } = errorTable[error.code];
  const { detail, retryAfterSeconds, fields, returnPath } = error.options;
  return {
    type: 'about:blank',
    title,
    status,
    code: error.code,
    ...(detail !== undefined && { detail }),
    ...(requestId !== undefined && { requestId }),
    ...(fields !== undefined && { errors: [...fields] }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(error.code === 'unauthenticated' && { loginUrl: loginUrl(returnPath) }),
  };
}

function loginUrl(returnPath = '/'): string {
  return `/login?return=${encodeURIComponent(returnPath)}`;
}

/** Ends a request with the problem of an error. */
export function sendProblem(response: Response, error: AppError): void {
  const { retryAfterSeconds } = error.options;
  if (retryAfterSeconds !== undefined) response.set('Retry-After', String(retryAfterSeconds));
  const requestId = response.get('X-Request-Id');
  response
    .status(errorTable[error.code].status)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(toProblem(error, requestId)));
}

/** The last stop of every request that failed: maps any error to a problem, and logs what nobody foresaw. */
export function mapErrors(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const known = toAppError(error);
    if (known.code === 'internal') {
      logger.error({ err: error, requestId: response.get('X-Request-Id'), method: request.method, path: request.path }, 'a request failed');
    } else if (errorTable[known.code].status >= 500) {
      logger.warn({ err: known.cause ?? known, code: known.code, path: request.path }, 'a request was turned away');
    }
    // The answer has begun: Express ends the connection, so that nobody takes half of it for the whole.
    if (response.headersSent) return next(error);
    sendProblem(response, known);
  };
}

// Express and body-parser report bad input by a status on the error.
const codeOfStatus: Readonly<Record<number, ErrorCode>> = { 400: 'invalid-input', 404: 'not-found', 413: 'payload-too-large', 415: 'unsupported-media-type' };

/** Any error as an AppError; the unknown becomes `internal`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
  return new AppError(codeOfStatus[status] ?? 'internal', { cause: error });
}
