import { type ApiClient, ApiError } from '@stallcast/shared/client';
import type { RouteOutput, RouteRequest, Routes } from '@stallcast/shared/contract';

export type Joined = RouteOutput<Routes['viewers.join']>;
export type PublicCounters = RouteOutput<Routes['viewers.count']>['counters'];
/** Sends the last message of a page that is going away. */
export type SendLeave = (request: RouteRequest<Routes['viewers.leave']>) => void;

export interface VisitOptions {
  readonly api: ApiClient;
  readonly streamId: string;
  readonly sendLeave: SendLeave;
}

/** One viewer's presence at a show: joined when first needed, and again when the server has forgotten it. */
export class Visit {
  readonly #options: VisitOptions;
  #joining: Promise<Joined> | undefined;
  #joined: Joined | undefined;
  #left = false;

  constructor(options: VisitOptions) {
    this.#options = options;
  }

  /** What the server gave at joining, or undefined before. */
  get joined(): Joined | undefined {
    return this.#joined;
  }

  /** Joins unless joined already. Throws ApiError: `not-found`, `stream-not-live`, `room-full`, … */
  async join(): Promise<Joined> {
    if (this.#joined) return this.#joined;
    this.#left = false;
    this.#joining ??= this.#requestJoin().finally(() => {
      this.#joining = undefined;
    });
    return this.#joining;
  }

  /** Tells that the viewer is still there, joining (again) where needed. Throws ApiError. */
  async beat(): Promise<PublicCounters> {
    const joined = await this.join();
    const { api } = this.#options;
    try {
      const { active, counters } = await api('viewers.heartbeat', { body: pick(joined) });
      if (active || this.#left) return counters;
    } catch (error) {
      if (this.#left || !isForgotten(error)) throw error;
    }
    this.forget(joined);
    return (await api('viewers.heartbeat', { body: pick(await this.join()) })).counters;
  }

  /** The server does not take this ticket any more: the next call joins again. A newer ticket is kept. */
  forget(joined: Joined): void {
    if (this.#joined === joined) this.#joined = undefined;
  }

  /** Ends the visit. It may begin again by joining. */
  leave(): void {
    this.#left = true;
    const joined = this.#joined;
    this.#joined = undefined;
    if (joined) this.#options.sendLeave({ body: pick(joined) });
  }

  async #requestJoin(): Promise<Joined> {
    const { api, streamId } = this.#options;
    const joined = await api('viewers.join', { body: { streamId } });
    // The page was left while the answer was on its way.
    if (this.#left) this.#options.sendLeave({ body: pick(joined) });
    else this.#joined = joined;
    return joined;
  }
}

/** Whether the server refused a ticket that it does not know (any more). */
export function isForgotten(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'ticket-invalid' || error.code === 'not-found');
}

function pick({ viewerId, ticket }: Joined) {
  return { viewerId, ticket };
}
