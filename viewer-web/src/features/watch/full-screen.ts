/** The whole stage where the browser can show that; an iPhone shows nothing but the video that way. */
export function canFillScreen(): boolean {
  return document.fullscreenEnabled || 'webkitEnterFullscreen' in HTMLVideoElement.prototype;
}

/** Fills the screen with `stage`, or ends that. Never throws: a browser that says no leaves everything as it is. */
export async function toggleFullScreen(stage: Element | null): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else if (document.fullscreenEnabled) await stage?.requestFullscreen();
    else fillWithVideo(stage?.querySelector('video'));
  } catch {
    // Mostly because nobody pressed anything.
  }
}

function fillWithVideo(video: HTMLVideoElement | null | undefined): void {
  const enter: unknown = video && Reflect.get(video, 'webkitEnterFullscreen');
  if (typeof enter === 'function') Reflect.apply(enter, video, []);
}

/** Shows the video in a small window over other programs, or ends that. Never throws. */
export async function togglePictureInPicture(stage: Element | null): Promise<void> {
  try {
    if (document.pictureInPictureElement) await document.exitPictureInPicture();
    else await stage?.querySelector('video')?.requestPictureInPicture();
  } catch {
    // There is no picture yet, or the browser does not want to.
  }
}
