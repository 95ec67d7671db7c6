import { type ErrorCode, errorTable, type Problem } from '@stallcast/shared/contract';
import { AppError } from './errors.ts';

/** The problem document (RFC 9457) of a failure. What is not an AppError says nothing of its cause. */
export function toProblem(error: AppError, requestId?: string): Problem {
  const { status, title } = errorTable[error.code];
  const { detail, retryAfterSeconds, fields, returnPath, until } = error.options;
  return {
    type: 'about:blank',
    title,
    status,
    code: error.code,
    ...(detail !== undefined && { detail }),
    ...(requestId !== undefined && { requestId }),
    ...(fields !== undefined && { errors: [...fields] }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(until !== undefined && { until: until.toISOString() }),
    ...(error.code === 'unauthenticated' && { loginUrl: loginUrl(returnPath) }),
  };
}

function loginUrl(returnPath = '/'): string {
  return `/login?return=${encodeURIComponent(returnPath)}`;
}

// Express and body-parser report bad input by a status on the error.
const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid-input',
  404: 'not-found',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
};

/** Any error as an AppError; the unknown becomes `internal`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const status =
    error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
  return new AppError(codeOfStatus[status] ?? 'internal', { cause: error });
}
