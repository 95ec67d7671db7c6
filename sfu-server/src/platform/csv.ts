/** A row of CSV (RFC 4180), its line break included. */
export function toCsvRow(fields: readonly string[]): string {
  return `${fields.map(toField).join(',')}\r\n`;
}

/** What a spreadsheet would take for a formula gets an apostrophe in front, so that nothing a buyer typed is ever run. */
function toField(text: string): string {
  const inert = /^\s*[=+\-@|%\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
