import { afterEach, expect, test } from 'vitest';
import { sampleCard, sampleId } from '../../testing/samples.ts';
import { type Answers, scriptedServer } from '../../testing/scripted-server.ts';
import { routes, type ShowCard } from '@stallcast/shared/contract';
import { ReminderStore } from './reminder-store.ts';

const reminded = (shows: readonly ShowCard[]) =>
  routes['reminders.mine'].output.parse({
    reminders: shows.map((show, index) => ({ reminderId: sampleId(800 + index), show })),
    next: null,
  });

const opened: ReminderStore[] = [];
afterEach(() => opened.splice(0).forEach((store) => store.close()));

function open(answers: Answers, isGuest = false) {
  const server = scriptedServer(answers);
  const store = new ReminderStore(server.api, isGuest);
  opened.push(store);
  store.open();
  return { server, store };
}

test('tells which shows one is reminded of, and which of them have begun', async () => {
  const begun = sampleCard();
  const toCome = sampleCard({ streamId: sampleId(2), status: 'scheduled' });
  const { store } = open({ 'reminders.mine': () => reminded([begun, toCome]) });
  await expect.poll(() => store.begun.value).toEqual([begun]);
  expect([1, 2, 3].map((number) => store.isSet(sampleId(number)))).toEqual([true, true, false]);
});

test('what is pressed is so as soon as the server has it, and taken back just so', async () => {
  const { store } = open({
    'reminders.mine': () => reminded([sampleCard()]),
    'reminders.set': () => ({ reminded: true }),
    'reminders.remove': () => ({ reminded: false }),
  });
  await expect.poll(() => store.begun.value).toHaveLength(1);
  await store.set(sampleId(2), true);
  await store.set(sampleId(1), false);
  expect([store.isSet(sampleId(2)), store.isSet(sampleId(1))]).toEqual([true, false]);
  expect(store.begun.value).toEqual([]);
});

test('what the server refuses is not set', async () => {
  const { store } = open({ 'reminders.mine': () => reminded([]), 'reminders.set': () => 'stream-ended' });
  await expect(store.set(sampleId(2), true)).rejects.toMatchObject({ code: 'stream-ended' });
  expect(store.isSet(sampleId(2))).toBe(false);
});

test('a guest’s are not asked for', async () => {
  const { server, store } = open({}, true);
  expect(store.isSet(sampleId(1))).toBe(false);
  expect(server.asked).toEqual([]);
});
