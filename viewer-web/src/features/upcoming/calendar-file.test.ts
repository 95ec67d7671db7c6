import { expect, test } from 'vitest';
import { calendarFile } from './calendar-file.ts';

const show = {
  streamId: '1',
  title: 'Mugs, bowls; plates\nEND:VEVENT',
  seller: 'Clay & Kiln',
  startsAt: '2026-11-24T18:00:00.000Z',
  url: 'https://shop.example/shows/1',
};
const now = Date.parse('2026-11-23T10:00:00.000Z');

test('names the time in UTC, the place, and ends after an hour', () => {
  const lines = calendarFile(show, now).split('\r\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'DTSTAMP:20261123T100000Z',
      'DTSTART:20261124T180000Z',
      'DTEND:20261124T190000Z',
      'URL:https://shop.example/shows/1',
    ]),
  );
});

test('a title cannot write lines of its own', () => {
  const lines = calendarFile(show, now).split('\r\n');
  expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
  expect(lines).toContain('SUMMARY:Mugs\\, bowls\\; plates\\nEND:VEVENT · Clay & Kiln');
});

test('no line is longer than 75 octets, and unfolded they say the same', () => {
  const title = 'Ü🎉'.repeat(40);
  const file = calendarFile({ ...show, title }, now);
  for (const line of file.split('\r\n'))
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(file.replaceAll('\r\n ', '')).toContain(title);
});
