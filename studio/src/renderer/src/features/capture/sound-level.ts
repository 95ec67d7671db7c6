/** The quietest level the meter shows, in dB below full scale. */
const floorDb = -60;

/** How loud samples in [-1, 1] are, as 0 (silent) to 1 (full scale), even steps for even steps in dB. */
export function soundLevel(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / Math.max(1, samples.length));
  const db = 20 * Math.log10(Math.max(rms, 1e-9));
  return Math.min(1, Math.max(0, 1 - db / floorDb));
}

/** The highest of samples in [-1, 1], whichever way. */
export function peakOf(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return peak;
}

/** What a needle shows next: up at once, down slowly, as a voice is easier to follow then. */
export function easedLevel(shown: number, measured: number, elapsedMs: number): number {
  const fallPerMs = 0.0012;
  return Math.max(measured, shown - fallPerMs * elapsedMs);
}
