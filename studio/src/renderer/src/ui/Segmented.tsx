import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';

interface SegmentedProps<Value extends string> {
  /** Spoken: what is chosen here. */
  label: string;
  choices: readonly { readonly value: Value; readonly label: string }[];
  value: Value;
  disabled?: boolean;
  onChange: (value: Value) => void;
}

/** One of a few choices that all stand there, as for a filter; arrow keys move between them. */
export function Segmented<Value extends string>({
  label,
  choices,
  value,
  disabled = false,
  onChange,
}: SegmentedProps<Value>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      disabled={disabled}
      onValueChange={(next: Value) => onChange(next)}
      className="flex shrink-0 gap-0.5 rounded-md bg-sunken p-0.5"
    >
      {choices.map((choice) => (
        <Radio.Root
          key={choice.value}
          value={choice.value}
          aria-label={choice.label}
          nativeButton
          render={<button type="button" />}
          className="h-8 rounded-[8px] px-3 text-sm font-medium whitespace-nowrap text-muted hover:text-ink data-checked:bg-raised data-checked:text-ink data-checked:shadow-card data-disabled:opacity-60"
        >
          {choice.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
