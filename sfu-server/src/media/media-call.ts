import { errors } from 'mediasoup';
import { AppError } from '../platform/errors.ts';

/**
 * Awaits a call to a media worker on behalf of a client and turns what it rejects with into the contract's words: a worker that is gone is
 * `media-unavailable`, anything else means that it refused what the client sent.
 */
export async function mediaCall<Result>(call: Promise<Result>): Promise<Result> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof errors.WorkerClosedError) throw new AppError('media-unavailable', { cause: error });
    if (error instanceof errors.NotFoundError) throw new AppError('not-found', { cause: error });
    throw new AppError('invalid-input', {
      detail: 'The media server does not accept these parameters.',
      cause: error,
    });
  }
}
