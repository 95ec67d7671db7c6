/** A show is put down with this length: nobody knows how long it will be. In ms. */
const plannedMs = 60 * 60_000;
/** A line of a calendar file has at most so many octets (RFC 5545 §3.1). */
const mostOctets = 75;

export interface PlannedShow {
  readonly streamId: string;
  readonly title: string;
  readonly seller: string;
  /** RFC 3339. */
  readonly startsAt: string;
  /** Where it will be. */
  readonly url: string;
}

/** A calendar file (RFC 5545) with the show, and a reminder ten minutes before it. `nowMs` is when it is made. */
export function calendarFile(show: PlannedShow, nowMs: number): string {
  const startMs = Date.parse(show.startsAt);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Stallcast//Shows//EN',
    'BEGIN:VEVENT',
    `UID:${show.streamId}@stallcast`,
    `DTSTAMP:${stamp(nowMs)}`,
    `DTSTART:${stamp(startMs)}`,
    `DTEND:${stamp(startMs + plannedMs)}`,
    `SUMMARY:${escapeText(`${show.title} · ${show.seller}`)}`,
    `URL:${show.url}`,
    `LOCATION:${escapeText(show.url)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-PT10M',
    `DESCRIPTION:${escapeText(show.title)}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function stamp(atMs: number): string {
  return new Date(atMs).toISOString().replace(/[-:]|\.\d+/g, '');
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** Breaks a long line between characters, never inside of one. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > mostOctets) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
