import { createStore, type StoreApi } from 'zustand/vanilla';
import { type PictureFileFault, pictureFileFault } from '../../lib/picture-file.ts';

/** The server's own limit for a product. */
export const mostPictures = 8;

export type PictureFault = PictureFileFault | 'too-many' | { readonly said: string };

/** A picture that was picked and is not stored yet. */
export interface QueuedPicture {
  readonly key: string;
  readonly name: string;
  /** Address of the picture on this computer. */
  readonly previewUrl: string;
  readonly state: 'waiting' | 'sending' | 'failed';
  /** How much of it is at the server, from 0 to 1. */
  readonly sentPart: number;
  readonly fault: PictureFault | null;
}

interface PictureQueueOptions {
  /** Sends one picture; `onSent` is told how much of it is there. Rejects with what the server said. */
  readonly upload: (productId: string, file: File, onSent: (part: number) => void) => Promise<void>;
  /** What went wrong, in a sentence. */
  readonly faultText: (error: unknown) => string;
  readonly previews: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'>;
}

/** Pictures on their way to a product, one after the other. They wait until the product is there. */
export class PictureQueue {
  readonly pictures: StoreApi<readonly QueuedPicture[]> = createStore<readonly QueuedPicture[]>(() => []);
  readonly #options: PictureQueueOptions;
  readonly #files = new Map<string, File>();
  #productId: string | null = null;
  #working = false;
  #closed = false;
  #lastKey = 0;

  constructor(options: PictureQueueOptions) {
    this.#options = options;
  }

  /** Takes files that were picked or dropped; `stored` says how many pictures the product has already. */
  add(files: readonly File[], stored: number): void {
    const waiting = this.pictures.getState();
    const fresh = files.map((file, index): QueuedPicture => {
      const room = mostPictures - stored - waiting.length - index;
      const fault = room <= 0 ? 'too-many' : pictureFileFault(file);
      const key = `picture-${(this.#lastKey += 1)}`;
      this.#files.set(key, file);
      const previewUrl = this.#options.previews.createObjectURL(file);
      return { key, name: file.name, previewUrl, state: fault ? 'failed' : 'waiting', sentPart: 0, fault };
    });
    this.#set([...waiting, ...fresh]);
    void this.#work();
  }

  /** The product is there: what waits can go. */
  start(productId: string): void {
    this.#productId = productId;
    void this.#work();
  }

  /** Sends one again that failed on the way. */
  retry(key: string): void {
    this.#change(key, { state: 'waiting', sentPart: 0, fault: null });
    void this.#work();
  }

  /** Takes one out; its file on this computer stays. One that is being sent stays until that is over. */
  remove(key: string): void {
    const picture = this.pictures.getState().find((one) => one.key === key);
    if (!picture || picture.state === 'sending') return;
    this.#forget(picture);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const { previewUrl } of this.pictures.getState()) this.#options.previews.revokeObjectURL(previewUrl);
    this.#files.clear();
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    let next = this.#next();
    while (next && this.#productId !== null && !this.#closed) {
      await this.#send(this.#productId, next);
      next = this.#next();
    }
    this.#working = false;
  }

  #next(): QueuedPicture | undefined {
    return this.pictures.getState().find(({ state }) => state === 'waiting');
  }

  async #send(productId: string, picture: QueuedPicture): Promise<void> {
    const file = this.#files.get(picture.key);
    if (!file) return this.#forget(picture);
    this.#change(picture.key, { state: 'sending' });
    try {
      await this.#options.upload(productId, file, (sentPart) => this.#change(picture.key, { sentPart }));
      this.#forget(picture);
    } catch (error) {
      this.#change(picture.key, { state: 'failed', fault: { said: this.#options.faultText(error) } });
    }
  }

  #forget({ key, previewUrl }: QueuedPicture): void {
    this.#files.delete(key);
    this.#options.previews.revokeObjectURL(previewUrl);
    this.#set(this.pictures.getState().filter((picture) => picture.key !== key));
  }

  #change(key: string, part: Partial<QueuedPicture>): void {
    this.#set(
      this.pictures.getState().map((picture) => (picture.key === key ? { ...picture, ...part } : picture)),
    );
  }

  #set(pictures: readonly QueuedPicture[]): void {
    this.pictures.setState(pictures, true);
  }
}
