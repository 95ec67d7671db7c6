import { type ErrorCode, errorTable } from '@stallcast/shared/contract';

interface AppErrorOptions {
  /** A sentence for the person that says more than the code's own. */
  readonly detail?: string;
  readonly retryAfterSeconds?: number;
  /** When it ends by itself; with `muted`. */
  readonly until?: Date;
  /** Where to come back to after login; with `unauthenticated`. */
  readonly returnPath?: string;
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
  /** For the log only. */
  readonly cause?: unknown;
}

/** A failure with a code of the contract. Everything else that is thrown ends as `internal`. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly options: AppErrorOptions;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.detail ?? errorTable[code].title, { cause: options.cause });
    this.code = code;
    this.options = options;
  }
}

/** For the `default` of a switch over a union: the compiler refuses the call while a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
