import { expect, test } from 'vitest';
import { EventEmitter } from './event-emitter.ts';

test('tells everyone who listens, in their order, and says whether there was anybody', () => {
  const events = new EventEmitter();
  const heard: string[] = [];
  events.on('news', (what) => heard.push(`one ${String(what)}`));
  events.on('news', (what) => heard.push(`two ${String(what)}`));
  expect(events.emit('news', 1)).toBe(true);
  expect(events.emit('other')).toBe(false);
  expect(heard).toEqual(['one 1', 'two 1']);
});

test('a listener for once hears once, also when it causes the same event', () => {
  const events = new EventEmitter();
  let heard = 0;
  events.once('news', () => {
    heard += 1;
    events.emit('news');
  });
  events.emit('news');
  expect(heard).toBe(1);
});

test('who stops listening while an event is told still hears that one, as in Node', () => {
  const events = new EventEmitter();
  const heard: string[] = [];
  const second = () => heard.push('second');
  events.on('news', () => events.off('news', second));
  events.on('news', second);
  events.emit('news');
  events.emit('news');
  expect(heard).toEqual(['second']);
});

test('forgets listeners by name, or all of them', () => {
  const events = new EventEmitter();
  events.on('one', () => {});
  events.on('two', () => {});
  events.removeAllListeners('one');
  expect([events.listenerCount('one'), events.listenerCount('two')]).toEqual([0, 1]);
  events.removeAllListeners();
  expect(events.listenerCount('two')).toBe(0);
});
