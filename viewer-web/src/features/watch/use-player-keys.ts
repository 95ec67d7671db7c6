import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { toggleFullScreen } from './full-screen.ts';
import type { Playback } from './playback.ts';
import { type PlayerCommand, playerCommand } from './player-keys.ts';

/** How much louder or quieter a press makes it, of 1. */
const volumeStep = 0.1;

/** Lets the keyboard of the whole page work the player, while `active`. */
export function usePlayerKeys(
  active: boolean,
  playback: Playback,
  stage: RefObject<HTMLElement | null>,
  onKeys: () => void,
): void {
  useEffect(() => {
    if (!active) return undefined;
    const loudness = () => (playback.sound.peek() ? playback.volume.peek() : 0);
    const actions: Readonly<Record<PlayerCommand, () => void>> = {
      pause: () => playback.togglePause(),
      mute: () => playback.setSound(!playback.sound.peek()),
      'full-screen': () => void toggleFullScreen(stage.current),
      louder: () => playback.setVolume(loudness() + volumeStep),
      quieter: () => playback.setVolume(loudness() - volumeStep),
      keys: onKeys,
    };
    const handleKey = (event: KeyboardEvent) => {
      const command = playerCommand(event);
      if (!command) return;
      event.preventDefault();
      actions[command]();
    };
    document.addEventListener('keydown', handleKey);
    return () => document.removeEventListener('keydown', handleKey);
  }, [active, playback, stage, onKeys]);
}
