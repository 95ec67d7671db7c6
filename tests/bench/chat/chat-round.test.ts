import { expect, test } from 'vitest';
import { type ChatRoom, chatRound } from './chat-round.ts';

const options = { comments: 3, everyMs: 1, patienceMs: 40 };

/** A room of this process: `deliver` says how often a listener hears a comment. */
function openRoom(listeners: number, deliver: (listener: number, number: number) => number): ChatRoom {
  let heard: (listener: number, number: number) => void = () => {};
  return {
    pids: [process.pid],
    listeners,
    onHeard: (listener) => void (heard = listener),
    async say(number) {
      for (let listener = 0; listener < listeners; listener += 1)
        for (let times = deliver(listener, number); times > 0; times -= 1) heard(listener, number);
    },
  };
}

test('all that everybody heard once is delivered', async () => {
  const round = await chatRound(
    openRoom(4, () => 1),
    options,
  );
  expect(round).toMatchObject({ deliveries: 12, refused: 0, lost: 0, doubled: 0 });
  expect(round.p99Ms).toBeGreaterThanOrEqual(round.p50Ms);
});

test('what somebody never hears is lost, what they hear twice is doubled', async () => {
  const room = openRoom(4, (listener, number) =>
    listener === 2 && number === 1 ? 0 : listener === 3 ? 2 : 1,
  );
  expect(await chatRound(room, options)).toMatchObject({ deliveries: 11, lost: 1, doubled: 3 });
});

test('a comment that is refused is not waited for, and counted', async () => {
  const room = openRoom(2, () => 1);
  const say = async (number: number) => {
    if (number === 1) throw new Error('slow down');
    return room.say(number);
  };
  expect(await chatRound({ ...room, say }, options)).toMatchObject({ deliveries: 4, refused: 1, lost: 0 });
});
