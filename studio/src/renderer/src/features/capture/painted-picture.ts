export interface PictureSize {
  /** In px. */
  readonly width: number;
  readonly height: number;
}

/** A picture of the show that no camera gives. */
export interface PaintedPicture {
  readonly track: MediaStreamTrack;
  close(): void;
}

/** Paints the whole canvas, once a frame. */
type Painting = (canvas: CanvasRenderingContext2D, size: PictureSize) => void;

/**
 * A picture painted again and again, also while nothing in it changes: a viewer who comes in, a recording and a lost packet
 * all wait for the next frame. Throws where there is no canvas.
 */
export function paintPicture(size: PictureSize, framesPerSecond: number, paint: Painting): PaintedPicture {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  const context = canvas.getContext('2d', { alpha: false });
  // Frames are handed out when they are painted, by nobody's clock but ours.
  const [track] = canvas.captureStream(0).getVideoTracks();
  if (!context || !(track instanceof CanvasCaptureMediaStreamTrack))
    throw new Error('no picture can be painted');
  const paintFrame = () => {
    paint(context, size);
    track.requestFrame();
  };
  paintFrame();
  const timer = setInterval(paintFrame, 1_000 / framesPerSecond);
  return {
    track,
    close() {
      clearInterval(timer);
      track.stop();
    },
  };
}
