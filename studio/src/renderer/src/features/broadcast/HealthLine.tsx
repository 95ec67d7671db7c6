import { classes } from '../../lib/class-names.ts';
import { countText } from '../../lib/locale.ts';
import { t } from '../../messages/messages.ts';
import type { Broadcast } from './broadcast.ts';
import type { Health, HealthWord } from './health.ts';
import { useHealth } from './use-health.ts';

const tones: Record<HealthWord, string> = { good: 'text-good', fair: 'text-warn', bad: 'text-bad' };

/** How well the show goes out: a word, the numbers behind it, and what to do if it is not good. */
export function HealthLine({ broadcast }: { broadcast: Broadcast }) {
  const health = useHealth(broadcast);
  return (
    <section aria-label={t.health.label} className="rounded-lg border border-line bg-card px-4 py-3">
      <div className="flex items-center justify-between gap-3 text-sm">
        <span className="font-semibold">{t.health.label}</span>
        <span
          role="status"
          className={classes(
            'flex items-center gap-2 font-semibold',
            health ? tones[health.word] : 'text-muted',
          )}
        >
          <span className="size-2 rounded-full bg-current" aria-hidden="true" />
          {health ? t.health.words[health.word] : t.health.measuring}
        </span>
      </div>
      <Numbers health={health} />
      {health && health.cause !== 'none' && (
        <p className="mt-2 text-xs text-muted">{t.health[health.cause]}</p>
      )}
    </section>
  );
}

function Numbers({ health }: { health: Health | null }) {
  const statistics = health?.statistics;
  const rows: readonly [string, string | undefined][] = [
    [t.health.bitrate, statistics && t.health.bitrateValue((statistics.bitrateBps / 1_000_000).toFixed(1))],
    [t.health.frames, statistics && t.health.framesValue(countText(Math.round(statistics.framesPerSecond)))],
    [
      t.health.size,
      statistics && statistics.height > 0 ? `${statistics.width}×${statistics.height}` : undefined,
    ],
    [
      t.health.roundTrip,
      statistics?.roundTripTimeMs == null
        ? undefined
        : t.health.roundTripValue(countText(statistics.roundTripTimeMs)),
    ],
  ];
  return (
    <dl className="mt-2 grid grid-cols-[auto_auto_auto_auto] justify-between gap-x-3">
      {rows.map(([name, value]) => (
        <div key={name} className="min-w-0">
          <dt className="text-2xs text-muted">{name}</dt>
          <dd className="figures text-xs font-medium whitespace-nowrap">{value ?? t.health.unknown}</dd>
        </div>
      ))}
    </dl>
  );
}
