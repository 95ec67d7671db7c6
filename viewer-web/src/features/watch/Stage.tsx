import { useSignal } from '@preact/signals';
import type { Stream } from '@stallcast/shared/contract';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { formatCount } from '../../app/locale.ts';
import { messages } from '../../messages/en/general.ts';
import type { ServerClock } from '../../app/server-clock.ts';
import { lazyPage } from '../../app/LazyPage.tsx';
import { EyeIcon, PlayIcon, SoundOffIcon } from '../../ui/icons.tsx';
import { Elapsed } from './Elapsed.tsx';
import { PlayerBar } from './PlayerBar.tsx';
import type { Playback } from './playback.ts';
import { Slate } from './Slate.tsx';
import { useIdle } from './use-idle.ts';
import { usePlayerKeys } from './use-player-keys.ts';

const text = messages.show;

const nothing = () => null;
const SettingsSheet = lazyPage(async () => (await import('./PlayerSheets.tsx')).SettingsSheet, nothing);
const KeysSheet = lazyPage(async () => (await import('./PlayerSheets.tsx')).KeysSheet, nothing);

interface StageProps {
  readonly stream: Stream;
  readonly playback: Playback;
  readonly full: boolean;
  readonly clock: ServerClock;
}

/** The picture of a show with what lies over it. */
export function Stage({ stream, playback, full, clock }: StageProps) {
  const stage = useRef<HTMLElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => (video.current ? playback.attach(video.current) : undefined), [playback]);
  const live = stream.status === 'live';
  // Nothing is offered for a picture that a slate covers.
  const shown = live && !stream.interrupted && !full;
  const idle = useIdle(stage);
  const sheet = useSignal<'settings' | 'keys' | null>(null);
  const openKeys = useCallback(() => {
    sheet.value = 'keys';
  }, [sheet]);
  const closeSheet = () => {
    sheet.value = null;
  };
  usePlayerKeys(live, playback, stage, openKeys);
  return (
    <section ref={stage} class="stage" aria-label={text.video(stream.vendor.name)} data-idle={idle.value}>
      <video
        ref={video}
        class="stage-video"
        autoplay
        muted
        playsInline
        aria-label={text.video(stream.vendor.name)}
      />
      <div role="status">
        <Slate
          stream={stream}
          picture={playback.picture.value}
          full={full}
          onRetry={() => playback.retry()}
        />
      </div>
      <Figures stream={stream} clock={clock} />
      {shown && <BigButton playback={playback} />}
      {live && (
        <PlayerBar
          playback={playback}
          stage={stage}
          onSettings={() => {
            sheet.value = 'settings';
          }}
        />
      )}
      {sheet.value === 'settings' && <SettingsSheet playback={playback} onClose={closeSheet} />}
      {sheet.value === 'keys' && <KeysSheet onClose={closeSheet} />}
    </section>
  );
}

/** What moves: live or not, how many watch, for how long. */
function Figures({ stream, clock }: Pick<StageProps, 'stream' | 'clock'>) {
  const { viewersNow } = stream.counters;
  const live = stream.status === 'live';
  const badge = { live: text.live, ended: text.ended, scheduled: text.soon }[stream.status];
  return (
    <div class="stage-figures">
      <span class={live ? 'live-badge' : 'plain-badge'}>{badge}</span>
      {live && (
        <span class="plain-badge" title={text.watching}>
          <EyeIcon size={14} />
          <span aria-hidden="true" class="figures">
            {formatCount(viewersNow)}
          </span>
          <span class="sr-only">{text.watchingCount(viewersNow)}</span>
        </span>
      )}
      {live && stream.startedAt !== null && (
        <span class="plain-badge">
          <Elapsed startedAt={stream.startedAt} clock={clock} />
        </span>
      )}
    </div>
  );
}

/** What has to be pressed before there is picture or sound, if anything. */
function BigButton({ playback }: Pick<StageProps, 'playback'>) {
  if (playback.paused.value || playback.needsTap.value) {
    const label = playback.paused.value ? text.play : text.tapToPlay;
    return (
      <button type="button" class="stage-tap" onClick={() => playback.play()}>
        <PlayIcon />
        {label}
      </button>
    );
  }
  if (playback.sound.value || playback.picture.value !== 'playing') return null;
  return (
    <button type="button" class="stage-tap" onClick={() => playback.setSound(true)}>
      <SoundOffIcon />
      {text.tapForSound}
    </button>
  );
}
