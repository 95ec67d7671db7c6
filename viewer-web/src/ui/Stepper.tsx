import { IconButton } from './Button.tsx';
import { MinusIcon, PlusIcon } from './icons.tsx';

interface StepperProps {
  readonly value: number;
  readonly most: number;
  readonly label: string;
  readonly moreLabel: string;
  readonly fewerLabel: string;
  readonly onChange: (value: number) => void;
}

/** How many: never below one, never above `most`. */
export function Stepper({ value, most, label, moreLabel, fewerLabel, onChange }: StepperProps) {
  return (
    <div role="group" aria-label={label} class="flex items-center rounded-full border border-line">
      <IconButton label={fewerLabel} disabled={value <= 1} onClick={() => onChange(value - 1)}>
        <MinusIcon size={16} />
      </IconButton>
      <output class="figures min-w-7 text-center font-semibold" aria-live="polite">
        {value}
      </output>
      <IconButton label={moreLabel} disabled={value >= most} onClick={() => onChange(value + 1)}>
        <PlusIcon size={16} />
      </IconButton>
    </div>
  );
}
