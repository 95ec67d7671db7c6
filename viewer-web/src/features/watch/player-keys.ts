/** What a key of the keyboard does to the player. */
export type PlayerCommand = 'pause' | 'mute' | 'full-screen' | 'louder' | 'quieter' | 'keys';

const commands: Readonly<Record<string, PlayerCommand>> = {
  ' ': 'pause',
  k: 'pause',
  m: 'mute',
  f: 'full-screen',
  ArrowUp: 'louder',
  ArrowDown: 'quieter',
  '?': 'keys',
};

/** Elements that take keys themselves; a list that scrolls does so with the arrows. */
const typing = 'input, textarea, select, [contenteditable], dialog, [popover]';
const pressable = 'button, a, summary';
const scrolling = '[tabindex="0"]';

/** What is meant by a key that was pressed on the page; undefined where it belongs to something else. */
export function playerCommand(event: KeyboardEvent): PlayerCommand | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const command = Object.hasOwn(commands, key) ? commands[key] : undefined;
  const place = event.target instanceof Element ? event.target : null;
  if (place?.closest(typing) || document.querySelector('dialog[open]')) return undefined;
  if (key === ' ' && place?.closest(pressable)) return undefined;
  if (key.startsWith('Arrow') && place?.closest(scrolling)) return undefined;
  return command;
}
