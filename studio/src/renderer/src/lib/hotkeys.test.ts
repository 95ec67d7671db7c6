import { beforeEach, expect, test, vi } from 'vitest';
import { Hotkeys, keyName, usualHotkeys } from './hotkeys.ts';

const stored = new Map<string, string>();
const storage = {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => void stored.set(key, value),
};
const down = (key: string, more: Partial<Parameters<Hotkeys['press']>[0]> = {}) => ({
  ...{ key, code: key.toLowerCase(), repeat: false, ctrlKey: false, altKey: false, metaKey: false },
  ...more,
});

let hotkeys: Hotkeys;
beforeEach(() => {
  stored.clear();
  hotkeys = new Hotkeys(storage);
});

test('a key does what it is for, small or capital, and nothing once that is gone', () => {
  const press = vi.fn<() => void>();
  const stop = hotkeys.on('mute', { press });
  expect([hotkeys.press(down('m')), hotkeys.press(down('x'))]).toEqual([true, false]);
  hotkeys.release({ code: 'm' });
  hotkeys.press(down('M'));
  expect(press).toHaveBeenCalledTimes(2);
  stop();
  hotkeys.release({ code: 'm' });
  expect(hotkeys.press(down('m'))).toBe(false);
});

test('what stands in front of another has the key until it goes', () => {
  const [desk, panel] = [vi.fn<() => void>(), vi.fn<() => void>()];
  hotkeys.on('mute', { press: desk });
  const stop = hotkeys.on('mute', { press: panel });
  hotkeys.press(down('m'));
  hotkeys.release({ code: 'm' });
  stop();
  hotkeys.press(down('m'));
  expect([desk.mock.calls.length, panel.mock.calls.length]).toEqual([1, 1]);
});

test('a key that is held down is meant once, and letting go of it is heard', () => {
  const [press, release] = [vi.fn<() => void>(), vi.fn<() => void>()];
  hotkeys.on('holdToMute', { press, release });
  hotkeys.press(down('n'));
  hotkeys.press(down('n', { repeat: true }));
  expect([press.mock.calls.length, release.mock.calls.length]).toEqual([1, 0]);
  hotkeys.release({ code: 'n' });
  expect(release).toHaveBeenCalledTimes(1);
});

test('a key that writes something else without Shift is let go all the same', () => {
  const press = vi.fn<() => void>();
  hotkeys.on('list', { press });
  hotkeys.press(down('?', { code: 'Slash' }));
  hotkeys.release({ code: 'Slash' });
  hotkeys.press(down('?', { code: 'Slash' }));
  expect(press).toHaveBeenCalledTimes(2);
});

test('what is held while the window loses the keyboard is let go', () => {
  const release = vi.fn<() => void>();
  hotkeys.on('holdToMute', { press: () => undefined, release });
  hotkeys.press(down('n'));
  hotkeys.releaseAll();
  hotkeys.release({ code: 'n' });
  expect(release).toHaveBeenCalledTimes(1);
});

test('another key is kept for the next time; one that is taken is not given twice', () => {
  expect(hotkeys.assign('mute', 'F9')).toBeNull();
  expect(hotkeys.assign('camera', 'F9')).toBe('mute');
  expect(hotkeys.assign('end', null)).toBeNull();
  const again = new Hotkeys(storage).settings.getState().keys;
  expect(again).toEqual({ ...usualHotkeys, mute: 'F9', end: null });
  hotkeys.reset();
  expect(new Hotkeys(storage).settings.getState().keys).toEqual(usualHotkeys);
});

test('switched off, keys do nothing, and stay off the next time', () => {
  const press = vi.fn<() => void>();
  hotkeys.on('mute', { press });
  hotkeys.setEnabled(false);
  expect(hotkeys.press(down('m'))).toBe(false);
  expect(press).not.toHaveBeenCalled();
  expect(new Hotkeys(storage).settings.getState().enabled).toBe(false);
});

test('keys that move or leave, and the system’s own, are nobody’s', () => {
  for (const key of ['Tab', 'Enter', ' ', 'Escape', 'ArrowUp', 'Shift', 'AltGraph', 'CapsLock', 'Dead', ''])
    expect(keyName(down(key)), key).toBeNull();
  expect(keyName(down('r', { ctrlKey: true }))).toBeNull();
  expect([keyName(down('é')), keyName(down('F5')), keyName(down('?'))]).toEqual(['É', 'F5', '?']);
});

test('what was stored and makes no sense is as usual', () => {
  for (const nonsense of ['{', 'null', '[]', '{"keys":{"fly":"X"},"enabled":7}']) {
    stored.set('hotkeys', nonsense);
    expect(new Hotkeys(storage).settings.getState(), nonsense).toEqual({ enabled: true, keys: usualHotkeys });
  }
});
