import { routes } from '@stallcast/shared/contract';
import { expect, test } from 'vitest';
import { showOffer } from './show-line.ts';

const id = routes['recordings.delete'].params.shape.savedStreamId.parse(
  '7d8a2f7e-8a57-4c37-9f0f-6d6f7a6c1a11',
);
const replay = (state: 'processing' | 'ready' | 'failed') => ({
  savedStreamId: id,
  state,
});

test('each show offers what can be done with it', () => {
  expect(showOffer({ status: 'scheduled', replayId: null }, undefined)).toEqual({ offer: 'prepare' });
  expect(showOffer({ status: 'live', replayId: null }, undefined)).toEqual({ offer: 'live' });
  expect(showOffer({ status: 'ended', replayId: id }, undefined)).toEqual({
    offer: 'replay',
    savedStreamId: id,
  });
  expect(showOffer({ status: 'ended', replayId: null }, replay('ready'))).toEqual({
    offer: 'replay',
    savedStreamId: id,
  });
});

test('a show without a replay says why', () => {
  expect(showOffer({ status: 'ended', replayId: null }, replay('processing'))).toEqual({
    offer: 'none',
    why: 'processing',
  });
  expect(showOffer({ status: 'ended', replayId: null }, replay('failed'))).toEqual({
    offer: 'none',
    why: 'failed',
  });
  expect(showOffer({ status: 'ended', replayId: null }, undefined)).toEqual({
    offer: 'none',
    why: 'not-saved',
  });
});
