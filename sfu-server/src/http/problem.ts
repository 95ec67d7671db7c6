import { errorTable } from '@stallcast/shared/contract';
import type { ErrorRequestHandler, Response } from 'express';
import type { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { toAppError, toProblem } from '../platform/problem.ts';

/** Ends a request with the problem of an error. */
function sendProblem(response: Response, error: AppError): void {
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
    // A player that jumps gives up its request all the time: nobody is left to answer.
    if (isClientGone(error)) return;
    const known = toAppError(error);
    if (known.code === 'internal') {
      logger.error(
        { err: error, requestId: response.get('X-Request-Id'), method: request.method, path: request.path },
        'a request failed',
      );
    } else if (errorTable[known.code].status >= 500) {
      logger.warn(
        { err: known.cause ?? known, code: known.code, path: request.path },
        'a request was turned away',
      );
    }
    // The answer has begun: Express ends the connection, so that nobody takes half of it for the whole.
    if (response.headersSent) return next(error);
    sendProblem(response, known);
  };
}

function isClientGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNABORTED';
}
