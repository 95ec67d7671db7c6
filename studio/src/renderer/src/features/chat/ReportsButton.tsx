import { Flag } from 'lucide-react';
import { countText } from '../../lib/locale.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { useReports } from './use-reports.ts';

/** Opens what was reported, and says how much of it waits. */
export function ReportsButton({ onPress }: { onPress: () => void }) {
  const { data, hasNextPage } = useReports();
  const count = data?.length ?? 0;
  const text = hasNextPage ? t.chat.reports.atLeast(countText(count)) : countText(count);
  return (
    <>
      <Button
        tone="quiet"
        size={count === 0 ? 'icon-sm' : 'sm'}
        className={count === 0 ? '' : 'h-7 gap-1.5 bg-bad-soft px-2 text-bad'}
        aria-label={count === 0 ? t.chat.reports.open : t.chat.reports.openOf(text)}
        onClick={onPress}
      >
        <Flag size={14} aria-hidden="true" />
        {count > 0 && <span className="figures text-xs font-semibold">{text}</span>}
      </Button>
      {/* Said when the number changes; the button alone would stay silent. */}
      <span role="status" className="sr-only">
        {count > 0 && t.chat.reports.waiting(text)}
      </span>
    </>
  );
}
