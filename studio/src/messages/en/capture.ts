/** What is read about camera and microphone. */
export const captureMessages = {
  capture: {
    camera: 'Camera',
    microphone: 'Microphone',
    preview: 'Preview of your picture',
    level: 'Microphone level',
    opening: 'Starting the camera…',
    noCamera: 'No camera',
    noMicrophone: 'No microphone',
    mute: 'Mute microphone',
    unmute: 'Unmute microphone',
    muted: 'Muted',
    noPicture: 'No picture',
    replaced: (lost: string, now: string) => `“${lost}” was disconnected. “${now}” is in use now.`,
    unnamed: { camera: 'The camera', microphone: 'The microphone' },
    faults: {
      camera: {
        denied:
          'The studio may not use the camera. Allow it in the privacy settings of this computer, then try again.',
        missing: 'No camera was found. Connect one: it is used as soon as it appears.',
        busy: 'The camera is in use by another program. Close that program, then try again.',
        lost: 'The camera was disconnected. Connect one: it is used as soon as it appears.',
        unknown: 'The camera gives no picture. Unplug it, plug it in again, then try again.',
      },
      microphone: {
        denied:
          'The studio may not use the microphone. Allow it in the privacy settings of this computer, then try again.',
        missing: 'No microphone was found. Connect one: it is used as soon as it appears.',
        busy: 'The microphone is in use by another program. Close that program, then try again.',
        lost: 'The microphone was disconnected. Connect one: it is used as soon as it appears.',
        unknown: 'The microphone gives no sound. Unplug it, plug it in again, then try again.',
      },
    },
  },
};
