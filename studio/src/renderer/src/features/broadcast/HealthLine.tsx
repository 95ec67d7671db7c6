import { ChartLine } from 'lucide-react';
import { useState } from 'react';
import { classes } from '../../lib/class-names.ts';
import { countText } from '../../lib/locale.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import type { Broadcast } from './broadcast.ts';
import type { Health, HealthWord } from './health.ts';
import { HealthCurves } from './HealthCurves.tsx';
import { useHealth } from './use-health.ts';

const tones: Record<HealthWord, string> = { good: 'text-good', fair: 'text-warn', bad: 'text-bad' };

/** How well the show goes out: a word, the numbers behind it, what to do if it is not good, and how it was of late. */
export function HealthLine({ broadcast }: { broadcast: Broadcast }) {
  const { health, history } = useHealth(broadcast);
  const [open, setOpen] = useState(false);
  return (
    <section
      aria-label={t.health.label}
      className="shrink-0 rounded-lg border border-line bg-card px-3.5 py-2.5"
    >
      <div className="flex items-center justify-between gap-3">
        <span
          role="status"
          className={classes(
            'flex items-center gap-2 text-sm font-semibold whitespace-nowrap',
            health ? tones[health.word] : 'text-muted',
          )}
        >
          <span className="size-2 rounded-full bg-current" aria-hidden="true" />
          {health ? t.health.words[health.word] : t.health.measuring}
        </span>
        <div className="flex min-w-0 items-center gap-1.5">
          {health && <Numbers health={health} />}
          <Button
            tone="quiet"
            size="icon-sm"
            aria-label={t.health.curves}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <ChartLine size={15} aria-hidden="true" />
          </Button>
        </div>
      </div>
      {health && health.cause !== 'none' && (
        <p className="mt-1 text-xs text-muted">{t.health[health.cause]}</p>
      )}
      {open && <HealthCurves history={history} />}
    </section>
  );
}

function Numbers({ health: { statistics } }: { health: Health }) {
  const { bitrateBps, framesPerSecond, width, height, roundTripTimeMs } = statistics;
  const rows: readonly [string, string][] = [
    [
      t.health.bitrate,
      bitrateBps > 0 ? t.health.bitrateValue((bitrateBps / 1_000_000).toFixed(1)) : t.health.unknown,
    ],
    [t.health.size, height > 0 ? `${width}×${height}` : t.health.unknown],
    [t.health.frames, t.health.framesValue(countText(Math.round(framesPerSecond)))],
    [
      t.health.roundTrip,
      roundTripTimeMs === null
        ? t.health.unknown
        : t.health.roundTripValue(countText(Math.max(1, roundTripTimeMs))),
    ],
  ];
  return (
    <dl className="figures flex min-w-0 gap-2.5 text-2xs whitespace-nowrap text-muted">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt className="sr-only">{name}</dt>
          <dd title={name}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
