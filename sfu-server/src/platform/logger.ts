import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

export type { Logger };

/** JSON lines, on standard output unless said otherwise; what could open an account or a show is cut out. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withoutValues },
    redact: {
      paths: [
        '*.password',
        '*.token',
        '*.ticket',
        '*.secret',
        'req.headers.authorization',
        'req.headers.cookie',
        'res.headers["set-cookie"]',
      ],
      censor: '[cut]',
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** An error without the values of the query that failed: a session's token or what somebody wrote may be among them. */
function withoutValues(error: unknown) {
  // A cause may be a mere sentence.
  if (!(error instanceof Error)) return typeof error === 'string' ? cutValues(error) : error;
  const { message, stack, type, code } = pino.stdSerializers.err(error);
  return {
    type,
    message: cutValues(message),
    stack: cutValues(stack),
    ...(code !== undefined && { code: String(code) }),
  };
}

/** The database library writes `params:` and all values below the query, up to the stack or the next error. */
const cutValues = (text: string) =>
  text.replaceAll(/(?<=^|\n)params: [^]*?(?=\n {4}at |\ncaused by: |$)/g, 'params: [cut]');
