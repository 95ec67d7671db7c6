import { Select } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import { classes } from '../lib/class-names.ts';

export interface SelectChoice {
  readonly value: string;
  readonly label: string;
}

interface SelectFieldProps {
  label: string;
  /** The label is spoken, not shown; an icon tells it to the eye. */
  hideLabel?: boolean;
  icon?: ReactNode;
  choices: readonly SelectChoice[];
  value: string | null;
  onChange: (value: string) => void;
  placeholder: string;
  disabled?: boolean;
}

/** One choice out of a list. */
export function SelectField({
  label,
  hideLabel = false,
  icon,
  choices,
  value,
  onChange,
  placeholder,
  disabled = false,
}: SelectFieldProps) {
  // The list stays inside the landmark (or dialog) of its field.
  const frame = useRef<HTMLDivElement>(null);
  return (
    <Select.Root
      items={choices}
      value={value}
      disabled={disabled}
      modal={false}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
    >
      <div ref={frame} className="flex min-w-0 flex-col gap-1.5">
        <Select.Label className={hideLabel ? 'sr-only' : 'text-sm font-medium text-ink'}>
          {label}
        </Select.Label>
        <Select.Trigger className="flex h-10 w-full min-w-0 items-center gap-2 rounded-md border border-line bg-field px-3 text-left text-sm text-ink transition-colors duration-(--quick) hover:border-line-strong data-disabled:opacity-50">
          {icon !== undefined && <span className="shrink-0 text-muted">{icon}</span>}
          <Select.Value
            placeholder={placeholder}
            className="min-w-0 flex-1 truncate data-placeholder:text-muted"
          />
          <Select.Icon className="shrink-0 text-muted">
            <ChevronsUpDown size={14} aria-hidden="true" />
          </Select.Icon>
        </Select.Trigger>
      </div>
      <Choices choices={choices} container={frame} />
    </Select.Root>
  );
}

interface ChoicesProps {
  choices: readonly SelectChoice[];
  container: RefObject<HTMLDivElement | null>;
}

function Choices({ choices, container }: ChoicesProps) {
  return (
    <Select.Portal container={container}>
      <Select.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
        <Select.Popup className="max-h-(--available-height) w-(--anchor-width) min-w-48 overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-raised">
          {choices.map((choice) => (
            <Select.Item
              key={choice.value}
              value={choice.value}
              className={classes(
                'flex items-center gap-2 rounded-sm px-2 py-1.5 text-sm text-ink outline-none',
                'data-highlighted:bg-hover',
              )}
            >
              <Select.ItemText className="min-w-0 flex-1 truncate">{choice.label}</Select.ItemText>
              <Select.ItemIndicator className="text-accent-text">
                <Check size={14} aria-hidden="true" />
              </Select.ItemIndicator>
            </Select.Item>
          ))}
        </Select.Popup>
      </Select.Positioner>
    </Select.Portal>
  );
}
