import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { messages } from '../../messages/en/general.ts';
import { IconButton } from '../../ui/Button.tsx';
import {
  ExpandIcon,
  PauseIcon,
  PictureInPictureIcon,
  PlayIcon,
  SettingsIcon,
  ShrinkIcon,
  SoundOffIcon,
  SoundOnIcon,
} from '../../ui/icons.tsx';
import { canFillScreen, toggleFullScreen, togglePictureInPicture } from './full-screen.ts';
import type { Playback } from './playback.ts';

const text = messages.show;

interface PlayerBarProps {
  readonly playback: Playback;
  readonly stage: RefObject<HTMLElement | null>;
  readonly onSettings: () => void;
}

/** The player's own controls. What is hidden is still reached by the keyboard, and shown then. */
export function PlayerBar({ playback, stage, onSettings }: PlayerBarProps) {
  const paused = playback.paused.value;
  return (
    <div role="group" aria-label={text.controls} class="stage-controls">
      <span class="hidden wide:block">
        <IconButton
          look="glass"
          label={paused ? text.play : text.pause}
          onClick={() => playback.togglePause()}
        >
          {paused ? <PlayIcon /> : <PauseIcon />}
        </IconButton>
      </span>
      <Sound playback={playback} />
      <span class="stage-controls-gap" />
      <IconButton look="glass" label={text.settings} onClick={onSettings}>
        <SettingsIcon />
      </IconButton>
      {document.pictureInPictureEnabled && (
        <IconButton
          look="glass"
          label={text.pictureInPicture}
          onClick={() => void togglePictureInPicture(stage.current)}
        >
          <PictureInPictureIcon />
        </IconButton>
      )}
      {canFillScreen() && <FullScreenButton stage={stage} />}
    </div>
  );
}

function Sound({ playback }: Pick<PlayerBarProps, 'playback'>) {
  const on = playback.sound.value;
  const volume = on ? playback.volume.value : 0;
  return (
    <div class="stage-sound">
      <IconButton look="glass" label={on ? text.mute : text.unmute} onClick={() => playback.setSound(!on)}>
        {on ? <SoundOnIcon /> : <SoundOffIcon />}
      </IconButton>
      <input
        type="range"
        class="volume"
        min={0}
        max={1}
        step={0.05}
        value={volume}
        aria-label={text.volume}
        aria-valuetext={text.percent(Math.round(volume * 100))}
        onInput={(event) => playback.setVolume(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}

function FullScreenButton({ stage }: Pick<PlayerBarProps, 'stage'>) {
  const full = useSignal(false);
  useEffect(() => {
    const follow = () => {
      full.value = document.fullscreenElement !== null;
    };
    document.addEventListener('fullscreenchange', follow);
    return () => document.removeEventListener('fullscreenchange', follow);
  }, [full]);
  return (
    <IconButton
      look="glass"
      label={full.value ? text.leaveFullScreen : text.fullScreen}
      onClick={() => void toggleFullScreen(stage.current)}
    >
      {full.value ? <ShrinkIcon /> : <ExpandIcon />}
    </IconButton>
  );
}
