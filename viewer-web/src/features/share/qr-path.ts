import { encode } from 'uqr';

/** Light around the code, in modules: readers need it to find where the code begins (ISO/IEC 18004, 4). */
const quietZone = 4;

export interface QrPath {
  /** Of a square picture with its quiet zone, as an SVG `viewBox`. */
  readonly viewBox: string;
  /** The dark modules, as the `d` of an SVG path. */
  readonly path: string;
}

/** A QR code for a text, drawn row by row. Throws if the text is longer than a QR code can be (about 2,300 bytes). */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const edge = size + 2 * quietZone;
  return {
    viewBox: `${-quietZone} ${-quietZone} ${edge} ${edge}`,
    path: data.map((row, y) => rowPath(row, y)).join(''),
  };
}

/** Each run of dark modules is one rectangle, so that no hairlines show between them. */
function rowPath(row: readonly boolean[], y: number): string {
  const bits = row.map((dark) => (dark ? '1' : '0')).join('');
  return [...bits.matchAll(/1+/g)]
    .map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`)
    .join('');
}
