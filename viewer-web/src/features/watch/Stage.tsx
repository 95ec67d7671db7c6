import { useSignal } from '@preact/signals';
import type { Stream } from '@stallcast/shared/contract';
import { useEffect, useRef } from 'preact/hooks';
import { formatCount } from '../../app/locale.ts';
import { messages } from '../../messages/en/general.ts';
import type { ServerClock } from '../../app/server-clock.ts';
import { IconButton } from '../../ui/Button.tsx';
import { ExpandIcon, EyeIcon, PlayIcon, ShrinkIcon, SoundOffIcon, SoundOnIcon } from '../../ui/icons.tsx';
import { Elapsed } from './Elapsed.tsx';
import type { Playback } from './playback.ts';
import { Slate } from './Slate.tsx';

const text = messages.show;

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
  return (
    <section ref={stage} class="stage" aria-label={text.video(stream.vendor.name)}>
      <video
        ref={video}
        class="stage-video"
        autoplay
        muted
        playsInline
        aria-label={text.video(stream.vendor.name)}
      />
      <div role="status">
        <Slate stream={stream} picture={playback.picture.value} full={full} />
      </div>
      <Figures stream={stream} clock={clock} />
      {shown && playback.needsTap.value && (
        <BigButton label={text.tapToPlay} onClick={() => playback.play()} />
      )}
      {shown && !playback.needsTap.value && playback.picture.value === 'playing' && !playback.sound.value && (
        <BigButton label={text.tapForSound} sound onClick={() => playback.setSound(true)} />
      )}
      {live && <Controls playback={playback} stage={() => stage.current} />}
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

function BigButton(props: {
  readonly label: string;
  readonly sound?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button type="button" class="stage-tap" onClick={props.onClick}>
      {props.sound ? <SoundOffIcon /> : <PlayIcon />}
      {props.label}
    </button>
  );
}

interface ControlsProps {
  readonly playback: Playback;
  readonly stage: () => HTMLElement | null;
}

function Controls({ playback, stage }: ControlsProps) {
  return (
    <div class="stage-controls">
      {playback.sound.value && (
        <IconButton look="glass" label={text.mute} onClick={() => playback.setSound(false)}>
          <SoundOnIcon />
        </IconButton>
      )}
      {document.fullscreenEnabled && (
        <span class="hidden wide:block">
          <FullScreenButton stage={stage} />
        </span>
      )}
    </div>
  );
}

function FullScreenButton({ stage }: Pick<ControlsProps, 'stage'>) {
  const full = useSignal(false);
  useEffect(() => {
    const follow = () => {
      full.value = document.fullscreenElement !== null;
    };
    document.addEventListener('fullscreenchange', follow);
    return () => document.removeEventListener('fullscreenchange', follow);
  }, [full]);
  const toggle = async () => {
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await stage()?.requestFullscreen();
    } catch {
      // The browser said no; the picture stays as it is.
    }
  };
  return (
    <IconButton
      look="glass"
      label={full.value ? text.leaveFullScreen : text.fullScreen}
      onClick={() => void toggle()}
    >
      {full.value ? <ShrinkIcon /> : <ExpandIcon />}
    </IconButton>
  );
}
