import { useEffect, useRef } from 'react';
import { type HotkeyAction, Hotkeys, type HotkeyTarget } from './hotkeys.ts';

/** The keys of this window. */
export const hotkeys = new Hotkeys(localStorage);

/** Does this when its key is pressed, as long as the component stands. */
export function useHotkey(action: HotkeyAction, press: () => void, release?: () => void): void {
  const latest = useRef<HotkeyTarget>({ press });
  useEffect(() => {
    latest.current = { press, ...(release && { release }) };
  });
  useEffect(
    () =>
      hotkeys.on(action, {
        press: () => latest.current.press(),
        release: () => latest.current.release?.(),
      }),
    [action],
  );
}

/** Hears the window's keys, as long as the component stands. */
export function useHotkeyListening(): void {
  useEffect(() => {
    const listening = new AbortController();
    const options = { signal: listening.signal };
    window.addEventListener(
      'keydown',
      (event) => {
        if (isMeantForPage(event) && hotkeys.press(event)) event.preventDefault();
      },
      options,
    );
    window.addEventListener('keyup', (event) => hotkeys.release(event), options);
    window.addEventListener('blur', () => hotkeys.releaseAll(), options);
    return () => {
      listening.abort();
      hotkeys.releaseAll();
    };
  }, []);
}

/** Where something is written or asked, a key is a letter; in a menu or a list it finds an entry. */
const elsewhere =
  'input:not([type=range]), textarea, [contenteditable], [role=dialog], [role=menu], [role=listbox], [role=combobox]';

function isMeantForPage({ target, defaultPrevented }: KeyboardEvent): boolean {
  if (defaultPrevented || document.querySelector('[role=dialog]')) return false;
  return !(target instanceof Element && target.closest(elsewhere));
}
