import { type RequestHandler, Router } from 'express';
import { z } from 'zod';

const healthSchema = z.object({
  status: z.enum(['ok', 'failing']),
  version: z.string(),
  uptimeSeconds: z.number(),
  database: z.enum(['ok', 'away']),
  media: z.object({ workers: z.int(), alive: z.int(), rooms: z.int() }),
});

/** How the server is; for people's eyes and machines' probes. */
export type Health = z.infer<typeof healthSchema>;

export interface HealthSource {
  readonly version: string;
  /** Whether the database answers. */
  askDatabase(): Promise<boolean>;
  readonly media: { readonly workers: number; readonly alive: number; readonly rooms: number };
  /** The server is about to stop: send nobody new. */
  readonly draining: boolean;
}

/** `/livez`: the process runs. `/readyz`: send it requests. `/healthz`: how it is. */
export function serveHealth(source: HealthSource): RequestHandler {
  const router = Router({ caseSensitive: true });
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.get('/livez', (_request, response) => void response.json({ alive: true }));
  router.get('/readyz', async (_request, response) => {
    const ready = !source.draining && (await source.askDatabase());
    response.status(ready ? 200 : 503).json({ ready });
  });
  router.get('/healthz', async (_request, response) => {
    const health = await readHealth(source);
    response.status(health.status === 'ok' ? 200 : 503).json(health);
  });
  return router;
}

async function readHealth(source: HealthSource): Promise<Health> {
  const hasDatabase = await source.askDatabase();
  const { media } = source;
  return healthSchema.parse({
    status: hasDatabase && media.alive > 0 ? 'ok' : 'failing',
    version: source.version,
    uptimeSeconds: Math.round(process.uptime()),
    database: hasDatabase ? 'ok' : 'away',
    media,
  });
}
