import {
  type Ack,
  type ErrorCode,
  type MediaRequestInput,
  type MediaRequestName,
  type MediaRequestReply,
  type Requests,
  type RequestName,
  type RequestReply,
  requests,
} from '@stallcast/shared/contract';
import type { Socket } from 'socket.io';
import type { z } from 'zod';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { toAppError, toProblem } from '../platform/problem.ts';
import type { ShowConnection } from './show-connection.ts';

type RequestInput<Name extends RequestName> = z.output<Requests[Name]['payload']>;
type Answers = { readonly [Name in RequestName]: (input: RequestInput<Name>) => Promise<RequestReply<Name>> };

/** What answers each request of the contract: the compiler refuses a missing one. */
function answersOf(connection: ShowConnection): Answers {
  const media =
    <Name extends MediaRequestName>(name: Name) =>
    (input: MediaRequestInput<Name>): Promise<MediaRequestReply<Name>> =>
      connection.media(name, input);
  return {
    'show.watch': (input) => connection.watch(input),
    'show.host': (input) => connection.host(input),
    'media.capabilities': media('media.capabilities'),
    'media.createTransport': media('media.createTransport'),
    'media.connectTransport': media('media.connectTransport'),
    'media.restartIce': media('media.restartIce'),
    'media.produce': media('media.produce'),
    'media.pauseProducer': media('media.pauseProducer'),
    'media.consume': media('media.consume'),
    'media.resumeConsumer': media('media.resumeConsumer'),
    'media.setPreferredLayers': media('media.setPreferredLayers'),
  };
}

/** What a client of ours never meets again and again. */
const violations: ReadonlySet<ErrorCode> = new Set(['invalid-input', 'forbidden', 'rate-limited']);

/**
 * Answers every socket request of the contract: payload and reply are checked, and whatever goes wrong is acknowledged
 * as a problem. A request without an acknowledgement is dropped: nobody waits for its answer. `onViolation` is told of
 * each that a client of ours would not send.
 */
export function bindEvents(
  socket: Socket,
  connection: ShowConnection,
  { logger, onViolation }: BindOptions,
): void {
  const answers = answersOf(connection);
  for (const name of requestNames()) {
    bind(socket, name, async (payload) => {
      const ack = await acknowledged(name, payload, answers[name], logger);
      if (!ack.ok && violations.has(ack.problem.code)) onViolation();
      return ack;
    });
  }
}

export interface BindOptions {
  readonly logger: Logger;
  readonly onViolation: () => void;
}

/**
 * An answer as the binder sees it. Written as a method, whose parameters may be narrower in what is assigned: the
 * table above was checked, and the request's own schema parses what is handed over.
 */
type BoundAnswer = { answer(input: unknown): Promise<unknown> }['answer'];
type Acknowledge = (ack: Ack<unknown>) => void;

function bind(
  socket: Socket,
  name: RequestName,
  acknowledge: (payload: unknown) => Promise<Ack<unknown>>,
): void {
  socket.on<string>(name, (...sent: unknown[]) => {
    // The acknowledgement comes last, whatever stands before it; anything but one payload is a wrong one.
    const reply = sent.at(-1);
    const payload = sent.length === 2 ? sent[0] : undefined;
    if (!isAcknowledge(reply)) return;
    void acknowledge(payload).then(reply);
  });
}

function isAcknowledge(value: unknown): value is Acknowledge {
  return typeof value === 'function';
}

async function acknowledged(
  name: RequestName,
  payload: unknown,
  answer: BoundAnswer,
  logger: Logger,
): Promise<Ack<unknown>> {
  const { payload: payloadSchema, reply: replySchema } = requests[name];
  try {
    const parsed = payloadSchema.safeParse(payload);
    if (!parsed.success) throw invalidInput(parsed.error);
    const reply = await answer(parsed.data);
    return { ok: true, data: replySchema.parse(reply) };
  } catch (error) {
    const known = toAppError(error);
    if (known.code === 'internal') logger.error({ err: error, request: name }, 'a socket request failed');
    return { ok: false, problem: toProblem(known) };
  }
}

function invalidInput(error: z.ZodError): AppError {
  const fields = error.issues.slice(0, 20).map(({ path, message }) => ({ path: path.join('.'), message }));
  return new AppError('invalid-input', { fields });
}

function requestNames(): RequestName[] {
  return Object.keys(requests).filter((name): name is RequestName => Object.hasOwn(requests, name));
}
