import { Checkbox } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';

interface CheckBoxProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

/** A box to tick; its label is spoken, the row around it shows it. */
export function CheckBox({ label, checked, onChange, disabled = false }: CheckBoxProps) {
  return (
    <Checkbox.Root
      aria-label={label}
      checked={checked}
      disabled={disabled}
      onCheckedChange={(next) => onChange(next)}
      className="flex size-5 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-field transition-colors duration-(--quick) data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50"
    >
      <Checkbox.Indicator className="text-on-accent">
        <Check size={14} strokeWidth={3} aria-hidden="true" />
      </Checkbox.Indicator>
    </Checkbox.Root>
  );
}
