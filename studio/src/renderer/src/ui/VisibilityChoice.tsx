import { t } from '../messages/messages.ts';
import { Segmented } from './Segmented.tsx';

/** Who may see something: everyone, or whoever has its address. */
export type PublicVisibility = 'public' | 'unlisted';

interface VisibilityChoiceProps {
  value: PublicVisibility;
  onChange: (value: PublicVisibility) => void;
}

const choices = [
  { value: 'public', label: t.visibility.public },
  { value: 'unlisted', label: t.visibility.unlisted },
] as const;

/** Who may see a show or a replay, with a sentence on what that means. */
export function VisibilityChoice({ value, onChange }: VisibilityChoiceProps) {
  return (
    <div className="flex items-center justify-between gap-4">
      <div className="min-w-0">
        <p className="text-sm font-medium text-ink">{t.visibility.label}</p>
        <p className="text-xs text-muted">{t.visibility.means[value]}</p>
      </div>
      <Segmented label={t.visibility.label} choices={choices} value={value} onChange={onChange} />
    </div>
  );
}
