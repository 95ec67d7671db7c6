import { Mic, MicOff } from 'lucide-react';
import { useRef } from 'react';
import { useStore } from 'zustand';
import { classes } from '../../lib/class-names.ts';
import { useHotkey } from '../../lib/use-hotkey.ts';
import { t } from '../../messages/messages.ts';
import type { Capture } from './capture.ts';

/** Silences the microphone; lies over the picture, always in sight. */
export function MuteButton({ capture }: { capture: Capture }) {
  const muted = useStore(capture.media, (media) => media.muted);
  const mutedBefore = useRef(false);
  useHotkey('mute', () => capture.setMuted(!muted));
  useHotkey(
    'holdToMute',
    () => {
      mutedBefore.current = muted;
      capture.setMuted(true);
    },
    () => capture.setMuted(mutedBefore.current),
  );
  const Icon = muted ? MicOff : Mic;
  return (
    <button
      type="button"
      aria-label={muted ? t.capture.unmute : t.capture.mute}
      aria-pressed={muted}
      onClick={() => capture.setMuted(!muted)}
      className={classes(
        'flex h-9 shrink-0 items-center gap-2 rounded-full text-sm font-semibold text-white transition-colors duration-(--quick)',
        muted ? 'bg-live px-3.5' : 'w-9 justify-center bg-white/15 hover:bg-white/25',
      )}
    >
      <Icon size={16} aria-hidden="true" />
      {muted && t.capture.muted}
    </button>
  );
}
