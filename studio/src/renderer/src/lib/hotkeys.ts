import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { storedValue } from './stored-value.ts';

/** Everything that a key does while a show is on, in the order in which it is listed. */
export const hotkeyActions = [
  'mute',
  'holdToMute',
  'camera',
  'screen',
  'image',
  'card',
  'pinNext',
  'unpin',
  'drop',
  'comment',
  'moderate',
  'rules',
  'compact',
  'end',
  'list',
] as const;
export type HotkeyAction = (typeof hotkeyActions)[number];

/** A key for each action; null where none is wanted. */
export type HotkeyMap = Readonly<Record<HotkeyAction, string | null>>;

export const usualHotkeys: HotkeyMap = {
  ...{ mute: 'M', holdToMute: 'N', camera: '1', screen: '2', image: '3', card: '4' },
  ...{
    pinNext: 'P',
    unpin: 'U',
    drop: 'D',
    comment: 'C',
    moderate: 'L',
    rules: 'R',
    compact: 'K',
    end: 'E',
    list: '?',
  },
};

/** What an action does when its key goes down, and where it matters, up again. */
export interface HotkeyTarget {
  readonly press: () => void;
  readonly release?: () => void;
}

export interface HotkeySettings {
  /** Off: keys write and nothing else (WCAG 2.2, success criterion 2.1.4). */
  readonly enabled: boolean;
  readonly keys: HotkeyMap;
}

interface KeyPress {
  readonly key: string;
  /** The key as a thing, whatever it writes with Shift. */
  readonly code: string;
  readonly repeat: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

const storageKey = 'hotkeys';

/** Which key does what while a show is on. Who can do something says so with `on`; the window passes its keys. */
export class Hotkeys {
  readonly settings: StoreApi<HotkeySettings>;
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Who can do something, the latest last: what stands in front of another has the key until it goes. */
  readonly #targets = new Map<HotkeyAction, readonly HotkeyTarget[]>();
  /** What is held down, by the key as a thing: Shift may be let go first. */
  readonly #held = new Map<string, HotkeyTarget>();

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.#storage = storage;
    const stored = readStored(storage.getItem(storageKey));
    this.settings = createStore<HotkeySettings>(() => stored);
  }

  /** Does `target` from now on, until it is taken back by what is returned; then the one before it counts again. */
  on(action: HotkeyAction, target: HotkeyTarget): () => void {
    const others = () => (this.#targets.get(action) ?? []).filter((other) => other !== target);
    this.#targets.set(action, [...others(), target]);
    return () => void this.#targets.set(action, others());
  }

  /** A key went down where nothing is written. Answers whether it did something. */
  press(pressed: KeyPress): boolean {
    const key = keyName(pressed);
    const target = key === null ? undefined : this.#targetOf(key);
    if (key === null || !target) return false;
    // A key that is held down repeats itself; it was meant once.
    if (!pressed.repeat && !this.#held.has(pressed.code)) {
      this.#held.set(pressed.code, target);
      target.press();
    }
    return true;
  }

  /** A key went up, wherever. */
  release({ code }: Pick<KeyPress, 'code'>): void {
    this.#held.get(code)?.release?.();
    this.#held.delete(code);
  }

  /** The window lost the keyboard: what is held down will never be heard going up. */
  releaseAll(): void {
    for (const target of this.#held.values()) target.release?.();
    this.#held.clear();
  }

  /** Gives an action another key, or none. Answers the action that has this key already, and then changes nothing. */
  assign(action: HotkeyAction, key: string | null): HotkeyAction | null {
    const { keys } = this.settings.getState();
    const taken = hotkeyActions.find((other) => other !== action && key !== null && keys[other] === key);
    if (taken) return taken;
    this.#store({ keys: { ...keys, [action]: key } });
    return null;
  }

  setEnabled(enabled: boolean): void {
    this.releaseAll();
    this.#store({ enabled });
  }

  /** Gives every action its usual key again. */
  reset(): void {
    this.#store({ keys: usualHotkeys });
  }

  #targetOf(key: string): HotkeyTarget | undefined {
    const { enabled, keys } = this.settings.getState();
    const action = enabled ? hotkeyActions.find((name) => keys[name] === key) : undefined;
    return action && this.#targets.get(action)?.at(-1);
  }

  #store(changes: Partial<HotkeySettings>): void {
    this.settings.setState(changes);
    this.#storage.setItem(storageKey, JSON.stringify(this.settings.getState()));
  }
}

/** Keys that move, write or leave; taking them away would lock somebody in. */
const reserved =
  /^(Tab|Enter| |Escape|Backspace|Delete|Home|End|Page\w+|Arrow\w+|Shift|Control|Alt\w*|Meta|\w+Lock|Dead|Process|Unidentified)$/;

/** The name of a key that may do something, as it is listed; null for one that may not, or not with these others. */
export function keyName({ key, ctrlKey, altKey, metaKey }: Omit<KeyPress, 'code' | 'repeat'>): string | null {
  if (ctrlKey || altKey || metaKey || key === '' || reserved.test(key)) return null;
  return key.toUpperCase();
}

const storedKey = z.string().min(1).max(20).nullable();
const storedSchema = z.object({
  enabled: z.boolean().catch(true),
  keys: z.partialRecord(z.enum(hotkeyActions), storedKey).catch({}),
});

function readStored(stored: string | null): HotkeySettings {
  const { enabled, keys } = storedSchema.catch({ enabled: true, keys: {} }).parse(storedValue(stored));
  return { enabled, keys: { ...usualHotkeys, ...keys } };
}
