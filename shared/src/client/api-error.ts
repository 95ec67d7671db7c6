import type { ErrorCode, Problem } from '../contract/index.ts';

/** A request that did not succeed: the server's problem, or `unreachable` when there was no answer at all. */
export class ApiError extends Error {
  readonly code: ErrorCode | 'unreachable';
  readonly status: number;
  readonly problem: Problem | null;

  constructor(
    code: ErrorCode | 'unreachable',
    message: string,
    problem: Problem | null = null,
    options: ErrorOptions = {},
  ) {
    super(message, options);
    this.name = 'ApiError';
    this.code = code;
    this.status = problem?.status ?? 0;
    this.problem = problem;
  }

  static fromProblem(problem: Problem): ApiError {
    return new ApiError(problem.code, problem.detail ?? problem.title, problem);
  }

  /** `cause` is what the platform said of it (no route, refused, timed out): for logs, not for people. */
  static unreachable(cause?: unknown): ApiError {
    const sentence = 'The server cannot be reached. Check the connection and try again.';
    return new ApiError('unreachable', sentence, null, cause === undefined ? {} : { cause });
  }
}
