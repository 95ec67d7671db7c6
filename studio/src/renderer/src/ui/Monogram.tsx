import { classes } from '../lib/class-names.ts';
import { graphemes } from '../lib/graphemes.ts';

// Hues far enough apart to tell two people in a feed from each other, calm in both themes.
const hues = [
  'bg-[light-dark(#fde4d8,#4a2a1d)] text-[light-dark(#8a330c,#ffb596)]',
  'bg-[light-dark(#dcecff,#1d3350)] text-[light-dark(#1d4f91,#a8ccff)]',
  'bg-[light-dark(#e3f3e4,#1e3a26)] text-[light-dark(#22653a,#9adbae)]',
  'bg-[light-dark(#f1e4fb,#3a2550)] text-[light-dark(#6b2f9c,#d8b4f5)]',
  'bg-[light-dark(#fdf0cd,#43360f)] text-[light-dark(#775707,#f0cf7a)]',
  'bg-[light-dark(#d9f2f2,#143a3b)] text-[light-dark(#0c5d5f,#8fdcdc)]',
];

interface MonogramProps {
  name: string;
  className?: string;
}

/** The first letter of a name on a colour of its own. Drawn, not text: the name itself stands beside it. */
export function Monogram({ name, className = 'size-7 text-xs' }: MonogramProps) {
  const letter = graphemes(name.trim())[0]?.toLocaleUpperCase() ?? '?';
  return (
    <span
      aria-hidden="true"
      data-letter={letter}
      className={classes(
        'inline-flex shrink-0 items-center justify-center rounded-full font-semibold before:content-[attr(data-letter)]',
        hueOf(name),
        className,
      )}
    />
  );
}

function hueOf(name: string): string {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return hues[sum % hues.length] ?? '';
}
