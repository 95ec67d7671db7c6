/** What is wrong with a picture or a sound that is there. */
export type QualityFault = 'dark' | 'silent' | 'clipping';

/** Below this average brightness, 0 to 1, a face is not made out any more. */
const darkBelow = 0.12;
/** A level under this is no voice: it is the noise of a microphone that hears nothing. */
const silentBelow = 0.1;
/** Samples from here on are cut off. */
const clipsFrom = 0.99;
/** A single clap is none: this share of looks has to clip. */
const clippingShare = 0.05;

/** `brightness` as `brightnessOf` gives it. */
export function isDark(brightness: number): boolean {
  return brightness < darkBelow;
}

/** Average brightness of RGBA pixels, 0 black to 1 white (the luma of ITU-R BT.601). */
export function brightnessOf(pixels: Uint8ClampedArray): number {
  let sum = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
    sum += 0.299 * red + 0.587 * green + 0.114 * blue;
  }
  const count = pixels.length / 4;
  return count === 0 ? 0 : sum / count / 255;
}

/** One look at the microphone. */
export interface SoundLook {
  /** How loud, 0 to 1, as the meter shows it. */
  readonly level: number;
  /** The highest sample, 0 to 1. */
  readonly peak: number;
}

/** What is wrong with what the microphone gave in the last seconds; null if nothing is. */
export function soundFault(looks: readonly SoundLook[]): 'silent' | 'clipping' | null {
  const clipping = looks.filter(({ peak }) => peak >= clipsFrom).length;
  if (clipping > looks.length * clippingShare) return 'clipping';
  return looks.every(({ level }) => level < silentBelow) ? 'silent' : null;
}
