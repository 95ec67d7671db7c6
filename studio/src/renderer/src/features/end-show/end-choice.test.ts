import { expect, test } from 'vitest';
import { type EndChoice, type EndMove, firstChoice, nextChoice } from './end-choice.ts';

const walk = (...moves: EndMove['move'][]): EndChoice =>
  moves.reduce<EndChoice>(
    (choice, move) => nextChoice(choice, move === 'failed' ? { move, fault: 'no network' } : { move }),
    firstChoice,
  );

test('saving takes one press, deleting takes two', () => {
  expect(walk('save').step).toBe('saving');
  expect(walk('delete').step).toBe('confirm-delete');
  expect(walk('delete', 'confirm').step).toBe('deleting');
  expect(walk('confirm').step).toBe('choose');
});

test('the seller can turn back from deleting', () => {
  expect(walk('delete', 'back')).toEqual(firstChoice);
});

test('presses while the server is at work change nothing', () => {
  expect(walk('save', 'delete', 'save', 'confirm', 'back').step).toBe('saving');
  expect(walk('delete', 'confirm', 'back', 'save').step).toBe('deleting');
});

test('a failure leads back to where it was pressed, with the reason', () => {
  expect(walk('save', 'failed')).toEqual({ step: 'choose', fault: 'no network' });
  expect(walk('delete', 'confirm', 'failed')).toEqual({ step: 'confirm-delete', fault: 'no network' });
  expect(walk('save', 'failed', 'save').step).toBe('saving');
});
