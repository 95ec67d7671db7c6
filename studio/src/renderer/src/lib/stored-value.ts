/** What was stored as JSON, to be looked at before it is believed; null where there is nothing, or nothing that can be read. */
export function storedValue(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
