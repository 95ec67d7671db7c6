import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Capture } from './capture.ts';
import { brightnessOf, isDark, type QualityFault, type SoundLook, soundFault } from './source-quality.ts';

/** How often picture and sound are looked at, in ms, and how many looks at the sound are judged together: the last 5 s. */
const lookEveryMs = 100;
const soundLooks = 50;
const pictureEvery = 20;
/** A picture this small tells how bright it is. */
const [width, height] = [32, 18];

/** What is wrong with the picture and the sound that are there; null for what is not known yet, or not there. */
export interface SourceQuality {
  readonly picture: QualityFault | 'good' | null;
  readonly sound: QualityFault | 'good' | null;
}

const unknown: SourceQuality = { picture: null, sound: null };

/** Looks at picture and sound as long as the component stands. */
export function useSourceQuality(capture: Capture): SourceQuality {
  const picture = useStore(capture.media, (media) => media.picture);
  const microphone = useStore(capture.microphone.state, ({ track }) => track);
  const [quality, setQuality] = useState(unknown);
  useEffect(() => {
    const video = document.createElement('video');
    video.muted = true;
    video.autoplay = true;
    video.srcObject = picture && new MediaStream([picture]);
    const looks: SoundLook[] = [];
    let turn = 0;
    const timer = setInterval(() => {
      turn += 1;
      looks.push({ level: capture.level(), peak: capture.peak() });
      if (looks.length > soundLooks) looks.shift();
      if (turn % pictureEvery !== 0) return;
      setQuality({
        picture: picture && pictureQuality(video),
        sound: microphone && looks.length >= soundLooks ? (soundFault(looks) ?? 'good') : null,
      });
    }, lookEveryMs);
    return () => {
      clearInterval(timer);
      video.srcObject = null;
    };
  }, [capture, picture, microphone]);
  return quality;
}

function pictureQuality(video: HTMLVideoElement): QualityFault | 'good' | null {
  if (video.videoWidth === 0) return null;
  const canvas = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!canvas) return null;
  canvas.drawImage(video, 0, 0, width, height);
  return isDark(brightnessOf(canvas.getImageData(0, 0, width, height).data)) ? 'dark' : 'good';
}
