const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

/**
 * Whether a file begins like a JPEG, PNG, WebP or AVIF (WHATWG MIME Sniffing 6.1; AVIF 1.1 section 6). What it is called
 * does not count.
 */
export function isPicture(bytes: Uint8Array): boolean {
  if (ascii(bytes, 0, 3) === '\u00FF\u00D8\u00FF') return true;
  if (ascii(bytes, 0, 8) === '\u0089PNG\r\n\u001A\n') return true;
  if (ascii(bytes, 0, 4) === 'RIFF') return ascii(bytes, 8, 12) === 'WEBP';
  return ascii(bytes, 4, 8) === 'ftyp' && ['avif', 'avis'].includes(ascii(bytes, 8, 12));
}
