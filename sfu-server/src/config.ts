import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const optionalText = z.string().trim().optional();

const port = (usual: number) => z.coerce.number().int().min(0).max(65_535).default(usual);
const list = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  );

const stripeKeys = ['STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET'] as const;

/** Every setting of the server. The file .env.example tells each one's meaning, unit and default. */
const environmentSchema = z.object({
  HOST: z.string().default('0.0.0.0'),
  PORT: port(8420),
  PUBLIC_URL: optionalText.pipe(z.url({ protocol: /^https?$/ }).optional()),
  ALLOWED_ORIGINS: list,
  TRUST_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  DATA_DIR: optionalText,
  DATABASE_URL: optionalText.pipe(z.url({ protocol: /^postgres(ql)?$/ }).optional()),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  DEMO_SHOP: z.enum(['on', 'off']).optional(),
  SECRET: optionalText.pipe(z.string().min(32).optional()),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  RATE_LIMIT_FACTOR: z.coerce.number().min(0.1).max(100_000).default(1),
  METRICS_TOKEN: optionalText.pipe(z.string().min(16).optional()),
  MEDIA_LISTEN_IPS: list,
  MEDIA_ANNOUNCED_ADDRESS: optionalText,
  MEDIA_PORT: port(44_400),
  MEDIA_WORKERS: z.coerce.number().int().min(1).max(128).optional(),
  MEDIASOUP_WORKER_BIN: optionalText,
  RECORDINGS_DIR: optionalText,
  RECORDINGS_MIN_FREE_MB: z.coerce.number().int().min(0).default(500),
  FFMPEG_PATH: z.string().default('ffmpeg'),
  STRIPE_SECRET_KEY: optionalText.pipe(
    z
      .string()
      .regex(/^[sr]k_\w+$/, 'begins with sk_ or rk_')
      .optional(),
  ),
  STRIPE_PUBLISHABLE_KEY: optionalText.pipe(
    z
      .string()
      .regex(/^pk_\w+$/, 'begins with pk_')
      .optional(),
  ),
  STRIPE_WEBHOOK_SECRET: optionalText.pipe(
    z
      .string()
      .regex(/^whsec_\w+$/, 'begins with whsec_')
      .optional(),
  ),
  STRIPE_API_URL: z.url({ protocol: /^https?$/ }).default('https://api.stripe.com'),
  TEST_PAYMENTS: z.enum(['on', 'off']).optional(),
  TEST_PAYMENT_DELAY_MS: z.coerce.number().int().min(0).max(600_000).default(4000),
});

type Environment = z.infer<typeof environmentSchema>;

export const environmentNames = Object.keys(environmentSchema.shape);

/** The settings did not make sense; the message lists every fault. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the settings, from the process's environment if nothing else is given. Throws ConfigError that names every wrong one at once. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env) {
  // Empty text counts as not set, so that a line `NAME=` in an env file means the default.
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== '');
  const parsed = environmentSchema.superRefine(assertStripeIsWhole).safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`These settings are not valid (see .env.example):\n${faults.join('\n')}`);
  }
  const env = parsed.data;
  const dataDir = env.DATA_DIR ?? usualDataDir();
  return Object.freeze({
    host: env.HOST,
    port: env.PORT,
    /** Where people reach the server; null until the port is known. */
    publicUrl: env.PUBLIC_URL ?? null,
    allowedOrigins: env.ALLOWED_ORIGINS,
    trustProxyHops: env.TRUST_PROXY_HOPS,
    dataDir,
    databaseUrl: env.DATABASE_URL ?? null,
    databasePool: env.DATABASE_POOL,
    /** Its passwords are known to all, so a database of one's own gets it only when asked for. */
    demoShop: env.DEMO_SHOP === undefined ? env.DATABASE_URL === undefined : env.DEMO_SHOP === 'on',
    /** Signs tickets and cookies; null means the one kept in the data folder. */
    secret: env.SECRET ?? null,
    logLevel: env.LOG_LEVEL,
    rateLimitFactor: env.RATE_LIMIT_FACTOR,
    metricsToken: env.METRICS_TOKEN ?? null,
    media: {
      listenIps: env.MEDIA_LISTEN_IPS,
      announcedAddress: env.MEDIA_ANNOUNCED_ADDRESS ?? null,
      port: env.MEDIA_PORT,
      workers: env.MEDIA_WORKERS ?? null,
      workerBin: env.MEDIASOUP_WORKER_BIN ?? null,
    },
    picturesDirectory: join(dataDir, 'pictures'),
    recordings: {
      directory: env.RECORDINGS_DIR ?? join(dataDir, 'recordings'),
      minFreeBytes: env.RECORDINGS_MIN_FREE_MB * 1024 * 1024,
      ffmpegPath: env.FFMPEG_PATH,
    },
    /** Null: not offered. */
    stripe: stripeOf(env),
    /** Nobody shall pay with nothing in a shop that takes real money, unless its owner says so. */
    testPayments: env.TEST_PAYMENTS === undefined ? stripeOf(env) === null : env.TEST_PAYMENTS === 'on',
    testPaymentDelayMs: env.TEST_PAYMENT_DELAY_MS,
  });
}

export type Config = ReturnType<typeof readConfig>;

/** One key without the others would fail only when somebody pays. */
function assertStripeIsWhole(env: Environment, context: z.RefinementCtx): void {
  const missing = stripeKeys.filter((name) => env[name] === undefined);
  if (missing.length === 0 || missing.length === stripeKeys.length) return;
  for (const name of missing)
    context.addIssue({ code: 'custom', path: [name], message: 'is missing; Stripe needs all three keys' });
}

function stripeOf(env: Environment) {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_PUBLISHABLE_KEY: publishableKey } = env;
  const webhookSecret = env.STRIPE_WEBHOOK_SECRET;
  if (secretKey === undefined || publishableKey === undefined || webhookSecret === undefined) return null;
  return { secretKey, publishableKey, webhookSecret, apiUrl: env.STRIPE_API_URL };
}

/** The user's own data folder; for root one outside /root, where the database's own user can reach it. */
function usualDataDir(): string {
  return process.getuid?.() === 0 ? '/var/lib/stallcast' : join(homedir(), '.local', 'share', 'stallcast');
}
