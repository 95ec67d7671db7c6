import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { classes } from '../../lib/class-names.ts';
import { t } from '../../messages/messages.ts';
import type { Capture } from './capture.ts';
import { easedLevel } from './sound-level.ts';

/** Screen readers are told at this pace, in ms. */
const spokenEveryMs = 500;

/** How loud the microphone is; grey while muted. Drawn past React, as it moves with every frame. */
export function LevelMeter({ capture, className }: { capture: Capture; className?: string }) {
  const meter = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const muted = useStore(capture.media, (media) => media.muted);
  useEffect(() => {
    let frame = 0;
    let shown = 0;
    let drawnAtMs = performance.now();
    let spokenAtMs = 0;
    const draw = (nowMs: number) => {
      shown = easedLevel(shown, capture.level(), nowMs - drawnAtMs);
      drawnAtMs = nowMs;
      bar.current?.style.setProperty(
        'clip-path',
        `inset(0 ${(100 - shown * 100).toFixed(1)}% 0 0 round 99px)`,
      );
      if (nowMs - spokenAtMs > spokenEveryMs) {
        spokenAtMs = nowMs;
        meter.current?.setAttribute('aria-valuenow', String(Math.round(shown * 100)));
      }
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [capture]);
  return (
    <div
      ref={meter}
      role="meter"
      aria-label={t.capture.level}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      className={classes('h-1.5 overflow-hidden rounded-full bg-white/25', className)}
    >
      <div
        ref={bar}
        className={classes(
          'h-full [clip-path:inset(0_100%_0_0)]',
          muted ? 'bg-white/50' : 'bg-linear-to-r from-[#4cc38a] from-60% via-[#f1b13b] via-85% to-[#ff6b5e]',
        )}
      />
    </div>
  );
}
