import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { ApiClient } from '@stallcast/shared/client';
import type { RouteOutput, Routes, ShowCard } from '@stallcast/shared/contract';
import { PolledList } from '../../app/polled-list.ts';

type ReminderId = RouteOutput<Routes['reminders.mine']>['reminders'][number]['reminderId'];

/** Whoever stays on the page learns within this that a show has begun, in ms. */
const pollMs = 15_000;
const pageSize = 50;

/** The shows that somebody wants to be reminded of. A guest has none. */
export class ReminderStore {
  readonly #api: ApiClient;
  readonly #list: PolledList<ShowCard, ReminderId>;
  /** What was pressed since it was last read, by the id of the show. */
  readonly #pressed = signal<ReadonlyMap<string, boolean>>(new Map());

  constructor(api: ApiClient, isGuest: boolean) {
    this.#api = api;
    this.#list = new PolledList({
      everyMs: pollMs,
      async read(after, abort) {
        if (isGuest) return { items: [], next: null };
        const query = { limit: pageSize, ...(after !== undefined && { after }) };
        const { reminders, next } = await api('reminders.mine', { query }, { signal: abort });
        return { items: reminders.map(({ show }) => show), next };
      },
    });
  }

  /** Of these, what has begun. */
  readonly begun: ReadonlySignal<readonly ShowCard[]> = computed(() =>
    (this.#list.items.value ?? []).filter(
      ({ status, streamId }) => status === 'live' && this.isSet(streamId),
    ),
  );

  /** Whether a show is among them. */
  isSet(streamId: string): boolean {
    const pressed = this.#pressed.value.get(streamId);
    return pressed ?? this.#list.items.value?.some((show) => show.streamId === streamId) ?? false;
  }

  open(): void {
    this.#list.open();
  }

  close(): void {
    this.#list.close();
  }

  /** Throws ApiError, e.g. `unauthenticated`, `stream-ended`. */
  async set(streamId: string, wanted: boolean): Promise<void> {
    const { reminded } = await this.#api(wanted ? 'reminders.set' : 'reminders.remove', {
      params: { streamId },
    });
    this.#pressed.value = new Map(this.#pressed.peek()).set(streamId, reminded);
  }
}
