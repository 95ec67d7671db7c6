import { t } from '../../messages/messages.ts';
import { fittedBox } from './fitted-box.ts';
import { type PaintedPicture, paintPicture, type PictureSize } from './painted-picture.ts';

/** Makes the pictures of the show that no camera gives. */
export interface PictureStudio {
  /** The card that says that the seller is back in a moment. */
  card(size: PictureSize): PaintedPicture;
  /** A still image, whole, before a blurred one of itself. */
  image(size: PictureSize, image: ImageBitmap): PaintedPicture;
  /** A screen or window, whole. Resolves when its first frame is there; rejects when none comes. */
  screen(size: PictureSize, captured: MediaStreamTrack): Promise<PaintedPicture>;
}

// What does not move needs no more than keeps a connection judged as good.
const stillFramesPerSecond = 20;
const movingFramesPerSecond = 30;
/** A system that says yes and sends nothing is given up after this long, in ms. */
const firstFrameLimitMs = 5_000;

export function createPictureStudio(): PictureStudio {
  return {
    card: (size) => still(size, (canvas) => paintCard(canvas, size)),
    image: (size, image) => still(size, (canvas) => paintImage(canvas, size, image)),
    screen: paintScreen,
  };
}

/** Paints once, and repeats what it painted. */
function still(
  size: PictureSize,
  paint: (canvas: OffscreenCanvasRenderingContext2D) => void,
): PaintedPicture {
  const painted = new OffscreenCanvas(size.width, size.height);
  const canvas = painted.getContext('2d');
  if (!canvas) throw new Error('no picture can be painted');
  paint(canvas);
  return paintPicture(size, stillFramesPerSecond, (target) => target.drawImage(painted, 0, 0));
}

type Canvas = OffscreenCanvasRenderingContext2D;

function paintCard(canvas: Canvas, { width, height }: PictureSize): void {
  const background = canvas.createLinearGradient(0, 0, width, height);
  background.addColorStop(0, '#1d1430');
  background.addColorStop(1, '#0d0d12');
  canvas.fillStyle = background;
  canvas.fillRect(0, 0, width, height);
  const unit = Math.min(width, height);
  canvas.textAlign = 'center';
  canvas.textBaseline = 'middle';
  writeLine(canvas, t.capture.card.title, { x: width / 2, y: height / 2 - unit * 0.03, most: width * 0.88 }, [
    unit * 0.1,
    700,
    '#ffffff',
  ]);
  writeLine(canvas, t.capture.card.text, { x: width / 2, y: height / 2 + unit * 0.08, most: width * 0.88 }, [
    unit * 0.045,
    400,
    '#c9c3d6',
  ]);
}

interface Place {
  readonly x: number;
  readonly y: number;
  /** Widest the line may be, in px: a longer one is written narrower. */
  readonly most: number;
}

function writeLine(
  canvas: Canvas,
  text: string,
  { x, y, most }: Place,
  look: [number, number, string],
): void {
  const [sizePx, weight, colour] = look;
  canvas.font = `${weight} ${Math.round(sizePx)}px system-ui, sans-serif`;
  canvas.fillStyle = colour;
  canvas.fillText(text, x, y, most);
}

function paintImage(canvas: Canvas, size: PictureSize, image: ImageBitmap): void {
  canvas.fillStyle = '#0d0d12';
  canvas.fillRect(0, 0, size.width, size.height);
  canvas.filter = `blur(${Math.round(size.height / 24)}px) brightness(0.5)`;
  draw(canvas, size, image, 'cover');
  canvas.filter = 'none';
  draw(canvas, size, image, 'contain');
}

function draw(canvas: Canvas, size: PictureSize, image: ImageBitmap, fit: 'contain' | 'cover'): void {
  const { x, y, width, height } = fittedBox(image, size, fit);
  canvas.drawImage(image, x, y, width, height);
}

async function paintScreen(size: PictureSize, captured: MediaStreamTrack): Promise<PaintedPicture> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream([captured]);
  await firstFrame(video);
  const painted = paintPicture(size, movingFramesPerSecond, (canvas) => {
    canvas.fillStyle = '#0d0d12';
    canvas.fillRect(0, 0, size.width, size.height);
    // A window that is resized changes the picture's size, and the frame of the show stays.
    const { x, y, width, height } = fittedBox(
      { width: video.videoWidth, height: video.videoHeight },
      size,
      'contain',
    );
    canvas.drawImage(video, x, y, width, height);
  });
  return {
    track: painted.track,
    close() {
      painted.close();
      video.srcObject = null;
    },
  };
}

function firstFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      clearTimeout(timer);
      reject(error instanceof Error ? error : new DOMException('no frame came', 'NotReadableError'));
    };
    const timer = setTimeout(() => fail(null), firstFrameLimitMs);
    video.requestVideoFrameCallback(() => {
      clearTimeout(timer);
      resolve();
    });
    video.play().catch(fail);
  });
}
