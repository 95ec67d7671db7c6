import { expect, test } from 'vitest';
import { toCalendar } from './to-calendar.ts';

const show = {
  streamId: '01900000-0000-7000-8000-000000000001',
  title: 'New mugs',
  description: 'Thrown last week',
  sellerName: 'Clay & Kiln',
  scheduledAt: new Date('2030-05-01T18:00:00.000Z'),
  updatedAt: new Date('2030-04-01T08:00:00.000Z'),
};
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

test('a show becomes an entry at its time, with the way to it', () => {
  const lines = unfolded(toCalendar(show, 'https://shop.test'));
  expect(lines).toContain('DTSTART:20300501T180000Z');
  expect(lines).toContain('DTEND:20300501T190000Z');
  expect(lines).toContain('SUMMARY:New mugs – Clay & Kiln');
  expect(lines).toContain(`URL:https://shop.test/shows/${show.streamId}`);
  expect(lines).toContain(
    String.raw`DESCRIPTION:Thrown last week\n\nhttps://shop.test/shows/01900000-0000-7000-8000-000000000001`,
  );
});

test.each([
  'one\nEND:VEVENT\nBEGIN:VEVENT',
  'one\r\nATTENDEE:mailto:x@canary.test',
  'one\rURL:https://canary.test',
  'one\u2028URL:https://canary.test',
  'a;b,c\\d\\n',
  'nul\u0000 and bell\u0007',
  '😀'.repeat(120),
  'ä'.repeat(120),
])('no title gets out of its line: %j', (title) => {
  const text = toCalendar({ ...show, title, description: title, sellerName: title }, 'https://shop.test');
  const names = (each: string) => unfolded(each).map((line) => line.split(':')[0]);
  expect(names(text)).toEqual(names(toCalendar(show, 'https://shop.test')));
  expect(text.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.isWellFormed()).toBe(true);
});

test('what was escaped is read again as it was', () => {
  const title = String.raw`Mugs; bowls, and \n plates`;
  const summary = unfolded(toCalendar({ ...show, title }, 'https://shop.test')).find((line) =>
    line.startsWith('SUMMARY:'),
  );
  expect(summary?.slice('SUMMARY:'.length).replaceAll(/\\([\\;,])/g, '$1')).toBe(`${title} – Clay & Kiln`);
});
