export interface CalendarShow {
  readonly streamId: string;
  readonly title: string;
  readonly description: string;
  readonly sellerName: string;
  readonly scheduledAt: Date;
  /** When what is said here was changed last. */
  readonly updatedAt: Date;
}

/** Nobody says how long a show will be; an entry without an end is a moment in most calendars. */
const usualLengthMs = 60 * 60_000;

/** An entry for a calendar (RFC 5545), with a reminder a quarter of an hour before. `origin` has no slash at its end. */
export function toCalendar(show: CalendarShow, origin: string): string {
  const url = `${origin}/shows/${show.streamId}`;
  const description = [show.description, url].filter((text) => text !== '').join('\n\n');
  const summary = `${show.title} – ${show.sellerName}`;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Stallcast//Shows//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${show.streamId}@stallcast`,
    `DTSTAMP:${utc(show.updatedAt)}`,
    `DTSTART:${utc(show.scheduledAt)}`,
    `DTEND:${utc(new Date(show.scheduledAt.getTime() + usualLengthMs))}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(description)}`,
    `URL:${url}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapeText(summary)}`,
    'TRIGGER:-PT15M',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('');
}

/** Section 3.3.5, form 2. */
function utc(moment: Date): string {
  return moment.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}

/** Section 3.3.11: what would end the value or the line is written otherwise; other control characters have no place there. */
function escapeText(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll(/\r\n|\r|\n|\u0085|\u2028|\u2029/g, String.raw`\n`)
    .replaceAll(/\p{Cc}/gu, '');
}

/** Section 3.1: no line is longer than 75 octets; what goes on begins with a space. Characters stay whole. */
function fold(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      pieces.push(piece);
      // The space that it begins with counts.
      [piece, octets] = ['', 1];
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n ');
}
