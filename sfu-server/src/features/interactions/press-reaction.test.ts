import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeOfPress, pressReaction } from './press-reaction.ts';

const reactions = ['like', 'dislike'] as const;
const reaction = fc.constantFrom(...reactions);

test('a second press takes the reaction back, the other button replaces it', () => {
  expect(pressReaction('like', 'like', false)).toBeNull();
  expect(pressReaction('like', 'dislike', false)).toBe('dislike');
});

test('a kept reaction stays however often the request is repeated', () => {
  expect(pressReaction('like', 'like', true)).toBe('like');
});

test('whatever is pressed, the figures equal what stands', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(reaction, fc.boolean())), (presses) => {
      const figures = { like: 0, dislike: 0 };
      let standing: 'like' | 'dislike' | null = null;
      for (const [pressed, keep] of presses) {
        const after: 'like' | 'dislike' | null = pressReaction(standing, pressed, keep);
        const change = changeOfPress(standing, after);
        figures.like += change.likes;
        figures.dislike += change.dislikes;
        standing = after;
      }
      for (const each of reactions) expect(figures[each]).toBe(Number(standing === each));
    }),
  );
});
