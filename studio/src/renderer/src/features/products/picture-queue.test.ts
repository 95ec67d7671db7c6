import { beforeEach, describe, expect, test } from 'vitest';
import { mostPictureBytes } from '../../lib/picture-file.ts';
import { PictureQueue } from './picture-queue.ts';

const picture = (name: string, bytes = 10) => new File([new Uint8Array(bytes)], name, { type: 'image/png' });

let sent: string[];
let previews: Set<string>;
let fails: (name: string) => boolean;
let queue: PictureQueue;

const states = () => queue.pictures.getState().map(({ name, state }) => `${name} ${state}`);
const settled = () => expect.poll(() => states().filter((state) => state.endsWith('sending'))).toEqual([]);

beforeEach(() => {
  sent = [];
  previews = new Set();
  fails = () => false;
  queue = new PictureQueue({
    async upload(productId, file, onSent) {
      onSent(0.5);
      await Promise.resolve();
      if (fails(file.name)) throw new Error('unreadable');
      sent.push(`${file.name} of ${productId}`);
    },
    faultText: (error) => (error instanceof Error ? error.message : ''),
    previews: {
      createObjectURL() {
        const url = `blob:${previews.size}-${Math.random()}`;
        previews.add(url);
        return url;
      },
      revokeObjectURL: (url) => void previews.delete(url),
    },
  });
});

describe('pictures that were picked', () => {
  test('wait until the product is there, then go one after the other', async () => {
    queue.add([picture('a'), picture('b')], 0);
    expect(states()).toEqual(['a waiting', 'b waiting']);
    queue.start('p1');
    await expect.poll(() => sent).toEqual(['a of p1', 'b of p1']);
    await expect.poll(states).toEqual([]);
    expect(previews.size).toBe(0);
  });

  test('that fail stand there with the reason, do not stop the others, and can be sent again', async () => {
    fails = (name) => name === 'a';
    queue.start('p1');
    queue.add([picture('a'), picture('b')], 0);
    await expect.poll(() => sent).toEqual(['b of p1']);
    await settled();
    expect(queue.pictures.getState()).toMatchObject([{ name: 'a', fault: { said: 'unreadable' } }]);
    fails = () => false;
    queue.retry(queue.pictures.getState()[0]?.key ?? '');
    await expect.poll(() => sent).toEqual(['b of p1', 'a of p1']);
  });

  test('that are none, too large or too many are not sent', async () => {
    queue.start('p1');
    const large = picture('large', mostPictureBytes + 1);
    queue.add([new File(['x'], 'text', { type: 'text/plain' }), large, picture('last')], 6);
    await settled();
    expect(queue.pictures.getState().map(({ fault }) => fault)).toEqual(['type', 'size', 'too-many']);
    expect(sent).toEqual([]);
  });

  test('can be taken out, and leave nothing behind', () => {
    queue.add([picture('a'), picture('b')], 0);
    queue.remove(queue.pictures.getState()[0]?.key ?? '');
    expect(states()).toEqual(['b waiting']);
    queue.close();
    expect(previews.size).toBe(0);
  });
});
