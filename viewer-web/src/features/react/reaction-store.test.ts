import { describe, expect, test } from 'vitest';
import type { Reaction } from '@stallcast/shared/contract';
import { sampleId, sampleStream } from '../../testing/samples.ts';
import { type Answers, scriptedServer } from '../../testing/scripted-server.ts';
import { ReactionStore } from './reaction-store.ts';

const { counters } = sampleStream();

function openReactions(answers: Answers) {
  const server = scriptedServer(answers);
  const likes: number[] = [];
  const loggedOut: Reaction[] = [];
  const store = new ReactionStore({
    api: server.api,
    streamId: sampleId(1),
    onCounters: (now) => likes.push(now.likes),
    onLoggedOut: (reaction) => loggedOut.push(reaction),
  });
  return { store, server, likes, loggedOut };
}

describe('a reaction', () => {
  test('shows at once, and what the server answers stands', async () => {
    const { store, likes } = openReactions({
      'interact.like': () => ({ reaction: 'like', counters: { ...counters, likes: 9 } }),
    });
    const pressing = store.press('like');
    expect(store.mine.value).toBe('like');
    await pressing;
    expect(store.mine.value).toBe('like');
    expect(likes).toEqual([9]);
  });

  test('that fails is taken back from the screen', async () => {
    const { store } = openReactions({ 'interact.dislike': () => 'stream-not-live' });
    await expect(store.press('dislike')).rejects.toMatchObject({ code: 'stream-not-live' });
    expect(store.mine.value).toBeNull();
  });

  test('that was kept over the login is set, never toggled', async () => {
    const { store, server } = openReactions({
      'interact.myReaction': () => ({ reaction: 'like' }),
      'interact.like': () => ({ reaction: 'like', counters }),
    });
    await store.load();
    await store.press('like', { keep: true });
    expect(store.mine.value).toBe('like');
    expect(server.asked.at(-1)?.body).toMatchObject({ action: 'like', keep: true });
  });

  test('pressed twice in a hurry is sent once', async () => {
    const { store, server } = openReactions({ 'interact.like': () => ({ reaction: 'like', counters }) });
    await Promise.all([store.press('like'), store.press('like')]);
    expect(server.count('interact.like')).toBe(1);
  });

  test('of somebody whose login has ended is handed over for after the login', async () => {
    const { store, loggedOut } = openReactions({ 'interact.like': () => 'unauthenticated' });
    await store.press('like');
    expect(loggedOut).toEqual(['like']);
    expect(store.mine.value).toBeNull();
  });
});
