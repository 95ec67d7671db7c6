import { Search } from 'lucide-react';
import { classes } from '../lib/class-names.ts';

interface SearchFieldProps {
  /** Spoken, and shown while the box is empty. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
  autoFocus?: boolean;
}

/** Looks something up while the person types. */
export function SearchField({ label, value, onChange, className, autoFocus = false }: SearchFieldProps) {
  return (
    <div className={classes('relative', className)}>
      <Search
        size={15}
        className="pointer-events-none absolute top-2.5 left-3 text-muted"
        aria-hidden="true"
      />
      <input
        type="search"
        autoFocus={autoFocus}
        aria-label={label}
        placeholder={label}
        value={value}
        // The most that the server looks for.
        maxLength={80}
        onChange={(event) => onChange(event.target.value)}
        className="h-9 w-full rounded-md border border-line bg-field pr-3 pl-9 text-sm hover:border-line-strong"
      />
    </div>
  );
}
