import { Pin, PinOff } from 'lucide-react';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';

interface PinButtonProps {
  name: string;
  pinned: boolean;
  /** A press on this or another product is on its way. */
  busy: boolean;
  onPress: () => void;
}

/** Puts a product before the viewers with one press, and takes it back with another. */
export function PinButton({ name, pinned, busy, onPress }: PinButtonProps) {
  const Icon = pinned ? PinOff : Pin;
  return (
    <Button
      size="icon-sm"
      tone={pinned ? 'primary' : 'neutral'}
      aria-label={pinned ? t.drops.unpin(name) : t.drops.pin(name)}
      aria-pressed={pinned}
      // Not `disabled`: the keyboard's focus would be lost at every press.
      aria-disabled={busy || undefined}
      onClick={() => !busy && onPress()}
    >
      <Icon size={14} aria-hidden="true" />
    </Button>
  );
}
