/** The instant (RFC 3339) of a local time as a date field holds it, e.g. `2030-01-31T18:00`; null when it is none. */
export function instantOf(local: string): string | null {
  const time = new Date(local);
  return local === '' || Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/** An instant (RFC 3339) as a date field holds it, in local time and whole minutes; empty for null. */
export function localTime(instant: string | null): string {
  if (instant === null) return '';
  const time = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day}T${two(time.getHours())}:${two(time.getMinutes())}`;
}
