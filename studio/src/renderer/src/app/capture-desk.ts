import { Capture } from '../features/capture/capture.ts';
import { createPictureStudio } from '../features/capture/picture-studio.ts';
import { createSoundDesk } from '../features/capture/sound-desk.ts';
import { unwrap } from '../lib/bridge-call.ts';

/** Picture and sound of this window: one for preparing and for the show, so that going live changes nothing. */
export const capture = new Capture({
  access: navigator.mediaDevices,
  createSoundDesk,
  pictures: createPictureStudio(),
  chooseScreen: async ({ sourceId, sound }) =>
    (await unwrap(window.studio.screens.choose({ sourceId, sound }))).chosen,
  preferences: localStorage,
});
