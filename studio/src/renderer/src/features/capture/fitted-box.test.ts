import { expect, test } from 'vitest';
import { fittedBox } from './fitted-box.ts';

const frame = { width: 1280, height: 720 };

test('all of a picture is seen, or all of the frame is filled, never distorted', () => {
  const tall = { width: 500, height: 1000 };
  expect(fittedBox(tall, frame, 'contain')).toEqual({ x: 460, y: 0, width: 360, height: 720 });
  expect(fittedBox(tall, frame, 'cover')).toEqual({ x: 0, y: -920, width: 1280, height: 2560 });
  expect(fittedBox({ width: 640, height: 360 }, frame, 'contain')).toEqual({ x: 0, y: 0, ...frame });
});

test('a picture without a size lies nowhere', () => {
  expect(fittedBox({ width: 0, height: 0 }, frame, 'cover')).toEqual({ x: 0, y: 0, width: 0, height: 0 });
});
