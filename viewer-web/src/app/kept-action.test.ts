// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { type KeptAction, KeptActions } from './kept-action.ts';

beforeEach(() => sessionStorage.clear());

const like: KeptAction = { kind: 'react', reaction: 'like' };
const show = '/shows/1';

describe('an action kept over the login', () => {
  test('is handed out once, on its own page', () => {
    new KeptActions(sessionStorage).keep(show, like);
    const kept = new KeptActions(sessionStorage);
    expect(kept.take('/shows/2')).toBeNull();
    expect(kept.take(show)).toEqual(like);
    expect(kept.take(show)).toBeNull();
  });

  test('can be looked at without being taken', () => {
    const kept = new KeptActions(sessionStorage);
    kept.keep(show, { kind: 'comment', text: '<b>hi</b>', commentId: 'c' });
    expect(kept.peek(show)).toMatchObject({ text: '<b>hi</b>' });
    expect(kept.take(show)).toMatchObject({ text: '<b>hi</b>' });
  });

  test('gives way to a newer one', () => {
    const kept = new KeptActions(sessionStorage);
    kept.keep(show, like);
    kept.keep(show, { kind: 'buy', productId: 'p' });
    expect(kept.take(show)).toEqual({ kind: 'buy', productId: 'p' });
  });

  test('names the drop that was pressed, so that it is not bought at the usual price', () => {
    const kept = new KeptActions(sessionStorage);
    kept.keep(show, { kind: 'buy', productId: 'p', dropId: 'd' });
    expect(kept.take(show)).toEqual({ kind: 'buy', productId: 'p', dropId: 'd' });
  });

  test('names the show that a reminder is wanted of', () => {
    const kept = new KeptActions(sessionStorage);
    kept.keep('/', { kind: 'remind', streamId: 's' });
    expect(kept.take('/')).toEqual({ kind: 'remind', streamId: 's' });
  });

  test('is forgotten after half an hour', () => {
    let nowMs = 0;
    const kept = new KeptActions(sessionStorage, () => nowMs);
    kept.keep(show, like);
    nowMs = 31 * 60_000;
    expect(kept.take(show)).toBeNull();
  });

  test('is not made up from anything else in the storage', () => {
    for (const text of [
      '',
      'null',
      '[]',
      '{"pathname":"/shows/1"}',
      '{"pathname":"/shows/1","action":{"kind":"pay"},"keptAtMs":0}',
    ]) {
      sessionStorage.setItem('stallcast.kept-action', text);
      expect(new KeptActions(sessionStorage, () => 0).take(show), text).toBeNull();
    }
  });
});
