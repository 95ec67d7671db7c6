import { z } from 'zod';
import { storedValue } from '../../lib/stored-value.ts';
import type { DeviceKind } from './device-list.ts';

/** By the height of a wide picture, as they are called everywhere. */
export const qualities = ['720p', '1080p'] as const;

const settingsSchema = z.object({
  quality: z.enum(qualities).catch('720p'),
  /** 16:9 or 9:16. */
  format: z.enum(['landscape', 'portrait']).catch('landscape'),
  /** Whether the seller sees their camera as in a looking glass. Viewers never do. */
  mirrored: z.boolean().catch(true),
  /** How much louder than it comes the microphone is sent, in percent: 100 as it comes, 0 silent. */
  gainPercent: z.int().min(0).max(200).catch(100),
  echoCancellation: z.boolean().catch(true),
  noiseSuppression: z.boolean().catch(true),
  autoGainControl: z.boolean().catch(true),
});

/** How camera and microphone are used, whichever they are. */
export type CaptureSettings = Readonly<z.infer<typeof settingsSchema>>;

const usual = settingsSchema.parse({});

/** What was stored last; whatever of it makes no sense (or was never stored) is as usual. */
export function readSettings(stored: string | null): CaptureSettings {
  return settingsSchema.catch(usual).parse(storedValue(stored));
}

const longSides = { '720p': 1280, '1080p': 1920 } as const;
const framesPerSecond = 30;

/** What is asked of each kind of device (Media Capture and Streams, section 4.3.8). */
export function constraintsOf(settings: CaptureSettings): Record<DeviceKind, MediaTrackConstraints> {
  const long = longSides[settings.quality];
  const short = (long * 9) / 16;
  const [width, height] = settings.format === 'landscape' ? [long, short] : [short, long];
  return {
    camera: {
      width: { ideal: width },
      height: { ideal: height },
      frameRate: { ideal: framesPerSecond },
      // Cameras are wide: the browser cuts the tall picture out of the middle.
      ...(settings.format === 'portrait' && { aspectRatio: { ideal: 9 / 16 } }),
    },
    microphone: {
      echoCancellation: settings.echoCancellation,
      noiseSuppression: settings.noiseSuppression,
      autoGainControl: settings.autoGainControl,
    },
  };
}

/** Whether a kind of device has to be asked anew after a change. */
export function changesDevice(kind: DeviceKind, before: CaptureSettings, now: CaptureSettings): boolean {
  return JSON.stringify(constraintsOf(before)[kind]) !== JSON.stringify(constraintsOf(now)[kind]);
}
