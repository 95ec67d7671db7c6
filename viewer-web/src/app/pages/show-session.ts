import { ChatStore } from '../../features/chat/chat-store.ts';
import { ReactionStore } from '../../features/react/reaction-store.ts';
import { SeenProducts } from '../../features/shop/seen-products.ts';
import { Playback } from '../../features/watch/playback.ts';
import { ShowLink } from '../../features/watch/show-link.ts';
import { ShowStore } from '../../features/watch/show-store.ts';
import { Visit } from '../../features/watch/visit.ts';
import type { Services } from '../services.ts';

/** Everything that lives as long as one show is on the screen. */
export interface ShowSession {
  readonly store: ShowStore;
  readonly playback: Playback;
  readonly chat: ChatStore;
  readonly reactions: ReactionStore;
  readonly seen: SeenProducts;
  open(): void;
  close(): void;
}

/** Puts the features of a show together: one presence and one socket feed picture, chat, figures and products. */
export function createShowSession(services: Services, streamId: string): ShowSession {
  const { api, askToLogIn, clock, openSocket, seenShows, sendLeave } = services;
  const visit = new Visit({ api, streamId, sendLeave });
  const link = new ShowLink({ visit, openSocket });
  const seen = new SeenProducts({ api, ticket: () => visit.joined?.ticket });
  const store = new ShowStore(api, streamId, link);
  // Exact to the millisecond, unlike the date of an answer: a drop opens by it.
  store.showcase.subscribe((showcase) => clock.note(showcase?.now ?? undefined));
  const playback = new Playback({
    link,
    createPlayer: async (socket) =>
      (await import('../../features/watch/media-player.ts')).createMediaPlayer(socket),
  });
  const chat = new ChatStore({
    api,
    streamId,
    nowMs: () => clock.nowMs(),
    pushes: {
      live: link.live,
      onComment: (listener) => link.on('show.comment', listener),
      onChanged: (listener) => link.on('show.commentChanged', listener),
      onChat: (listener) => {
        link.on('show.chat', listener);
        link.onEntered((entry) => listener(entry.chat));
      },
    },
    onLoggedOut: ({ text, commentId, replyTo }, error) =>
      askToLogIn({ kind: 'comment', text, commentId, replyTo }, error),
  });
  const reactions = new ReactionStore({
    api,
    streamId,
    onCounters: (counters) => store.setCounters(counters),
    onLoggedOut: (reaction, error) => askToLogIn({ kind: 'react', reaction }, error),
  });
  const page = new AbortController();
  return {
    store,
    playback,
    chat,
    reactions,
    seen,
    open() {
      const { signal } = page;
      const recover = () => comeBack({ store, chat, playback });
      // The last moment at which a page can tell that it leaves; it may come back from the browser's memory.
      window.addEventListener('pagehide', () => link.stop(), { signal });
      window.addEventListener('pageshow', (event) => event.persisted && recover(), { signal });
      document.addEventListener('visibilitychange', recover, { signal });
      window.addEventListener('online', recover, { signal });
      networkInformation()?.addEventListener('change', recover, { signal });
      seenShows.add(streamId);
      store.open();
      chat.open();
      // The code is there when the show is entered; where it could not be loaded, playing tries again.
      void import('../../features/watch/media-player.ts').catch(() => undefined);
    },
    close() {
      page.abort();
      chat.close();
      seen.close();
      store.close();
      playback.close();
    },
  };
}

/** After sleep, another tab or another network: what may be behind asks at once, what may be broken is looked at. */
function comeBack({ store, chat, playback }: Pick<ShowSession, 'store' | 'chat' | 'playback'>): void {
  if (document.visibilityState !== 'visible') return;
  store.refresh();
  chat.refresh();
  playback.wake();
  void store.link.check();
}

/** What tells of a change from one network to another, where the browser has it. */
function networkInformation(): EventTarget | undefined {
  const information: unknown = Reflect.get(navigator, 'connection');
  return information instanceof EventTarget ? information : undefined;
}
