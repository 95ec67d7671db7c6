import { useSignal } from '@preact/signals';
import type { MediaStatistics } from '@stallcast/shared/media-client';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { formatNumber } from '../../app/locale.ts';
import { Poll } from '../../app/poll.ts';
import { playerText as text } from '../../messages/en/player.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import type { Playback, Quality } from './playback.ts';

/** How often the readout is renewed, in ms. */
const readEveryMs = 1000;

const qualities: readonly Quality[] = ['auto', 'high', 'medium', 'low'];

interface SettingsSheetProps {
  readonly playback: Playback;
  readonly onClose: () => void;
}

/** How good the picture should be, and how well it arrives. */
export function SettingsSheet({ playback, onClose }: SettingsSheetProps) {
  const chosen = playback.quality.value;
  return (
    <Sheet title={text.title} onClose={onClose}>
      <fieldset class="flex flex-col gap-2">
        <legend class="mb-2 font-semibold">{text.quality}</legend>
        {qualities.map((quality) => (
          <label key={quality} class="choice">
            <input
              type="radio"
              name="quality"
              checked={quality === chosen}
              onChange={() => playback.setQuality(quality)}
            />
            <span>
              <span class="block font-semibold">{text.qualities[quality]}</span>
              <span class="block text-sm text-muted">{text.qualityNotes[quality]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Health playback={playback} />
    </Sheet>
  );
}

function Health({ playback }: Pick<SettingsSheetProps, 'playback'>) {
  const health = useSignal<MediaStatistics | null>(null);
  useEffect(() => {
    const poll = new Poll({
      run: async () => {
        health.value = await playback.statistics();
      },
      everyMs: () => readEveryMs,
    });
    poll.now();
    return () => poll.close();
  }, [playback, health]);
  const read = health.value;
  return (
    <section class="mt-6" aria-label={text.health}>
      <h3 class="mb-2 font-semibold">{text.health}</h3>
      {read === null ? (
        <p class="text-muted">{text.nothing}</p>
      ) : (
        <dl class="readout">
          <Figure label={text.bitrate}>{bitrateText(read.bitrateBps)}</Figure>
          <Figure label={text.size}>{text.pixels(read.width, read.height)}</Figure>
          <Figure label={text.frames}>{text.perSecond(formatNumber(read.framesPerSecond, 0))}</Figure>
          <Figure label={text.loss}>{text.percent(formatNumber(read.packetLossRatio * 100, 1))}</Figure>
          <Figure label={text.roundTrip}>
            {read.roundTripTimeMs === null ? text.unknown : text.milliseconds(read.roundTripTimeMs)}
          </Figure>
          <Figure label={text.way}>{read.candidate ?? text.unknown}</Figure>
        </dl>
      )}
    </section>
  );
}

/** A rate needs two readings; the first one has none. */
const bitrateText = (bps: number): string =>
  bps === 0 ? text.unknown : text.megabits(formatNumber(bps / 1_000_000, 2));

function Figure({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd class="figures">{children}</dd>
    </div>
  );
}

/** Keys as they stand on a keyboard, with what each does. */
const keys = [
  { caps: [text.space, 'K'], does: text.keys.pause },
  { caps: ['M'], does: text.keys.mute },
  { caps: ['↑', '↓'], does: text.keys.volume },
  { caps: ['F'], does: text.keys.fullScreen },
  { caps: ['?'], does: text.keys.list },
];

/** Which keys work the player. */
export function KeysSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Sheet title={text.keysTitle} onClose={onClose}>
      <dl class="readout">
        {keys.map(({ caps, does }) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd class="flex gap-1">
              {caps.map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
