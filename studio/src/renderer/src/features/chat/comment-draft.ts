import { graphemes } from '../../lib/graphemes.ts';

const longestComment = 500;

/** A typed comment, ready to send, or why it is not. Length counts what people see as characters. */
export function readComment(
  text: string,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: 'empty' | 'long' } {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, reason: 'empty' };
  return graphemes(trimmed).length > longestComment
    ? { ok: false, reason: 'long' }
    : { ok: true, text: trimmed };
}
