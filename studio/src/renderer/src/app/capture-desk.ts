import { Capture } from '../features/capture/capture.ts';
import { createSoundDesk } from '../features/capture/sound-desk.ts';

/** Camera and microphone of this window: one for preparing and for the show, so that going live changes nothing. */
export const capture = new Capture({
  access: navigator.mediaDevices,
  createSoundDesk,
  preferences: localStorage,
});
