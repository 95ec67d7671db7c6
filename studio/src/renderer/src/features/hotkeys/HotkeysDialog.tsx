import { type KeyboardEvent, useState } from 'react';
import { useStore } from 'zustand';
import { type HotkeyAction, hotkeyActions, keyName } from '../../lib/hotkeys.ts';
import { hotkeys } from '../../lib/use-hotkey.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';

/** Which key does what while a show is on, and other keys for it. */
export function HotkeysDialog({ onClose }: { onClose: () => void }) {
  const { enabled } = useStore(hotkeys.settings);
  const [changing, setChanging] = useState<HotkeyAction | null>(null);
  const [taken, setTaken] = useState<HotkeyAction | null>(null);

  function assign(action: HotkeyAction, key: string | null) {
    const conflict = hotkeys.assign(action, key);
    setTaken(conflict);
    if (conflict === null) setChanging(null);
  }

  return (
    <Dialog
      open
      title={t.hotkeys.title}
      description={t.hotkeys.text}
      onClose={onClose}
      actions={<Button onClick={() => hotkeys.reset()}>{t.hotkeys.reset}</Button>}
    >
      <SwitchField
        label={t.hotkeys.enabled}
        hint={t.hotkeys.enabledHint}
        checked={enabled}
        onChange={(next) => hotkeys.setEnabled(next)}
      />
      <ul aria-label={t.hotkeys.title} className="mt-4 divide-y divide-line">
        {hotkeyActions.map((action) => (
          <HotkeyRow
            key={action}
            action={action}
            changing={changing === action}
            taken={changing === action ? taken : null}
            onChange={() => {
              setTaken(null);
              setChanging(action);
            }}
            onCancel={() => setChanging(null)}
            onKey={(key) => assign(action, key)}
          />
        ))}
      </ul>
    </Dialog>
  );
}

interface HotkeyRowProps {
  action: HotkeyAction;
  changing: boolean;
  /** What the key that was pressed does already; null if nothing. */
  taken: HotkeyAction | null;
  onChange: () => void;
  onCancel: () => void;
  /** Null: no key at all. */
  onKey: (key: string | null) => void;
}

function HotkeyRow({ action, changing, taken, onChange, onCancel, onKey }: HotkeyRowProps) {
  const key = useStore(hotkeys.settings, ({ keys }) => keys[action]);
  const name = t.hotkeys.actions[action];

  function handleKey(event: KeyboardEvent) {
    if (!changing) return;
    if (event.key === 'Escape') {
      // Leaves the key as it was, and the dialog open.
      event.stopPropagation();
      return onCancel();
    }
    if (event.key === 'Backspace' || event.key === 'Delete') return onKey(null);
    const pressed = keyName(event);
    if (pressed === null) return;
    event.preventDefault();
    onKey(pressed);
  }

  return (
    <li className="flex items-center justify-between gap-4 py-1.5 text-sm">
      <div className="min-w-0">
        <p>{name}</p>
        {changing && (
          <p role="status" className={taken ? 'text-xs text-bad' : 'text-xs text-muted'}>
            {taken ? t.hotkeys.taken(t.hotkeys.actions[taken]) : t.hotkeys.pressKey}
          </p>
        )}
      </div>
      <Button
        size="sm"
        aria-label={t.hotkeys.change(name, key ?? t.hotkeys.none)}
        aria-pressed={changing}
        onClick={changing ? onCancel : onChange}
        onKeyDown={handleKey}
        onBlur={changing ? onCancel : undefined}
        className="min-w-14 justify-center"
      >
        {changing ? '…' : <kbd className="figures">{key ?? t.hotkeys.none}</kbd>}
      </Button>
    </li>
  );
}
