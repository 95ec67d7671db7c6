import { classes } from '../../lib/class-names.ts';
import { conversionOf } from '../../lib/conversion.ts';
import { countText, moneyText, percentText } from '../../lib/locale.ts';
import { clockText } from '../../lib/time-text.ts';
import { t } from '../../messages/messages.ts';
import type { FinalFigures } from './use-end-show.ts';

interface FinalFiguresListProps {
  figures: FinalFigures;
  /** In two rows or in one. */
  columns?: 5 | 10;
}

/** The figures of a show at its end. */
export function FinalFiguresList({ figures: { durationMs, counters }, columns = 5 }: FinalFiguresListProps) {
  const conversion = conversionOf(counters);
  const rows: readonly [string, string][] = [
    [t.figures.duration, clockText(durationMs)],
    [t.figures.viewers, countText(counters.viewersTotal)],
    [t.figures.viewersPeak, countText(counters.viewersPeak)],
    [t.figures.likes, countText(counters.likes)],
    [t.figures.dislikes, countText(counters.dislikes)],
    [t.figures.comments, countText(counters.comments)],
    [t.figures.orders, countText(counters.orders)],
    [t.figures.revenue, counters.revenue ? moneyText(counters.revenue) : countText(0)],
    [t.figures.conversion, conversion === null ? t.figures.none : percentText(conversion)],
    [t.figures.refunded, counters.refunded ? moneyText(counters.refunded) : countText(0)],
  ];
  return (
    <dl
      aria-label={t.figures.label}
      className={classes(
        columns === 5 ? 'grid-cols-5' : 'grid-cols-10',
        'grid shrink-0 gap-px overflow-hidden rounded-lg border border-line bg-line',
      )}
    >
      {rows.map(([name, value]) => (
        <div key={name} className={classes('min-w-0 bg-card py-3', columns === 5 ? 'px-4' : 'px-3')}>
          <dt className="truncate text-xs text-muted">{name}</dt>
          <dd className="figures truncate text-lg font-semibold">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
