// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { playerCommand } from './player-keys.ts';

afterEach(() => document.body.replaceChildren());

interface Place {
  readonly tag: string;
  readonly attribute?: string;
}
const picture: Place = { tag: 'p' };

/** What a key means when it is pressed on such an element. */
function pressed({ tag, attribute }: Place, key: string, more: KeyboardEventInit = {}) {
  const element = document.createElement(tag);
  if (attribute) element.setAttribute(attribute, '0');
  document.body.replaceChildren(element);
  const { promise, resolve } = Promise.withResolvers<ReturnType<typeof playerCommand>>();
  document.addEventListener('keydown', (event) => resolve(playerCommand(event)), { once: true });
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
  return promise;
}

test('the usual keys of players', async () => {
  const keys = [' ', 'k', 'K', 'm', 'f', 'ArrowUp', 'ArrowDown', '?', 'x'];
  const meant = await Promise.all(keys.map((key) => pressed(picture, key)));
  expect(meant).toEqual([
    ...['pause', 'pause', 'pause', 'mute', 'full-screen', 'louder', 'quieter', 'keys', undefined],
  ]);
});

test('nothing is done while somebody types, nor with a key that the browser knows', async () => {
  const fields: readonly Place[] = [
    ...[{ tag: 'input' }, { tag: 'textarea' }, { tag: 'select' }],
    { tag: 'div', attribute: 'contenteditable' },
  ];
  for (const field of fields) expect(await pressed(field, 'm'), field.tag).toBeUndefined();
  expect(await pressed(picture, 'f', { ctrlKey: true })).toBeUndefined();
  expect(await pressed({ tag: 'dialog', attribute: 'open' }, 'm')).toBeUndefined();
});

test('a key that presses a button or scrolls a list does that', async () => {
  expect(await pressed({ tag: 'button' }, ' ')).toBeUndefined();
  expect(await pressed({ tag: 'button' }, 'm')).toBe('mute');
  expect(await pressed({ tag: 'div', attribute: 'tabindex' }, 'ArrowUp')).toBeUndefined();
});
