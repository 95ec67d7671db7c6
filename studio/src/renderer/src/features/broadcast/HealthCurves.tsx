import { countText } from '../../lib/locale.ts';
import { t } from '../../messages/messages.ts';
import { type Curve, type CurveName, curveOf, type HealthReading } from './health-history.ts';

const names = ['bitrate', 'height', 'frames', 'loss', 'roundTrip', 'busy'] as const satisfies CurveName[];

const percent = (share: number) => t.health.percentValue(countText(Math.round(share * 100)));

const texts: Record<CurveName, (value: number) => string> = {
  bitrate: (value) => t.health.bitrateValue((value / 1_000_000).toFixed(1)),
  height: (value) => t.health.heightValue(countText(value)),
  frames: (value) => t.health.framesValue(countText(Math.round(value))),
  loss: percent,
  roundTrip: (value) => t.health.roundTripValue(countText(Math.max(1, Math.round(value)))),
  busy: percent,
};

/** The figures of the last five minutes, each with its newest value. */
export function HealthCurves({ history }: { history: readonly HealthReading[] }) {
  return (
    <div className="mt-2.5">
      <ul aria-label={t.health.curves} className="grid grid-cols-2 gap-x-3 gap-y-2">
        {names.map((name) => (
          <li key={name} className="min-w-0">
            <CurveCell name={name} curve={curveOf(history, name)} />
          </li>
        ))}
      </ul>
      <LimitationText reading={history.at(-1)} />
    </div>
  );
}

function CurveCell({ name, curve }: { name: CurveName; curve: Curve }) {
  return (
    <>
      <p className="flex justify-between gap-2 text-2xs text-muted">
        <span className="truncate">{t.health.curveNames[name]}</span>
        <span className="figures shrink-0 text-ink">
          {curve.now === null ? t.health.unknown : texts[name](curve.now)}
        </span>
      </p>
      <CurveDrawing curve={curve} />
    </>
  );
}

/** Where the drawing's edges lie, so that a line at the edge keeps its width. */
const [width, height, edge] = [100, 24, 1];

function CurveDrawing({ curve: { lines } }: { curve: Curve }) {
  const pointOf = ([x, y]: readonly [number, number]) =>
    `${(x * width).toFixed(1)},${(height - edge - y * (height - 2 * edge)).toFixed(1)}`;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="mt-0.5 h-6 w-full rounded-sm bg-sunken text-accent-text"
    >
      {lines.map((line) => (
        <polyline
          key={line[0]?.[0]}
          points={line.map(pointOf).join(' ')}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.5}
          strokeLinejoin="round"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}

/** What keeps the encoder from giving more; said only when something does. */
function LimitationText({ reading }: { reading: HealthReading | undefined }) {
  const limitation = reading?.statistics.limitation ?? 'none';
  if (limitation === 'none') return null;
  return <p className="mt-2 text-2xs text-muted">{t.health.limitations[limitation]}</p>;
}
