import { useId } from 'react';

interface SliderFieldProps {
  label: string;
  /** From 0 to `most`. */
  value: number;
  /** The value as it is read and spoken. */
  valueText: string;
  most: number;
  step: number;
  onChange: (value: number) => void;
}

/** A number that is found by ear or eye rather than typed. */
export function SliderField({ label, value, valueText, most, step, onChange }: SliderFieldProps) {
  const id = useId();
  return (
    <div>
      <div className="flex justify-between gap-4 text-sm">
        <label htmlFor={id} className="font-medium text-ink">
          {label}
        </label>
        <span className="figures text-muted">{valueText}</span>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={most}
        step={step}
        value={value}
        aria-valuetext={valueText}
        onChange={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
        className="mt-2 h-6 w-full accent-accent"
      />
    </div>
  );
}
