import type { Capture } from './capture.ts';
import { LevelMeter } from './LevelMeter.tsx';
import { MuteButton } from './MuteButton.tsx';

/** The bar over the lower edge of the picture: mute and level. */
export function PictureControls({ capture }: { capture: Capture }) {
  return (
    <div className="absolute inset-x-0 bottom-0 flex items-center gap-3 bg-linear-to-t from-black/70 to-transparent px-3 pt-8 pb-3">
      <MuteButton capture={capture} />
      <LevelMeter capture={capture} className="flex-1" />
    </div>
  );
}
