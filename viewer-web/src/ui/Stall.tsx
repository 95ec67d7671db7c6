/** How many colour pairs there are in the style sheet (`.stall-0` …). */
const colourPairs = 6;

/** The colours of a seller's stall: always the same for the same name or id. */
function stallClass(seed: string): string {
  let sum = 0;
  for (const letter of seed) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return `stall-${sum % colourPairs}`;
}

/** A seller's picture: the first letter on the stall's colours. */
export function SellerBadge({ name, seed }: { readonly name: string; readonly seed: string }) {
  const [letter = '·'] = name.trim().toUpperCase();
  return (
    <span aria-hidden="true" class={`seller-badge ${stallClass(seed)}`}>
      {letter}
    </span>
  );
}

interface StallCoverProps {
  readonly seed: string;
  /** Addresses of what lies on the counter; the first three are shown. */
  readonly pictures: readonly (string | null)[];
}

/** A drawn stall with its awning, standing in for a photo of a show. */
export function StallCover({ seed, pictures }: StallCoverProps) {
  const shown = pictures.filter((picture) => picture !== null).slice(0, 3);
  return (
    <div aria-hidden="true" class={`stall-cover ${stallClass(seed)}`}>
      <div class="awning" />
      <div class="flex flex-1 items-end justify-center gap-[4%] px-[8%]">
        {shown.map((picture) => (
          <img
            key={picture}
            src={picture}
            alt=""
            loading="lazy"
            class="aspect-square w-[27%] rounded-md bg-card object-cover shadow-card"
          />
        ))}
      </div>
      <div class="counter" />
    </div>
  );
}
