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

/** A drawn stall with its awning, standing in for a photo of a show. */
export function StallCover({ seed }: { readonly seed: string }) {
  return (
    <div aria-hidden="true" class={`stall-cover ${stallClass(seed)}`}>
      <div class="awning" />
      <div class="flex-1" />
      <div class="counter" />
    </div>
  );
}
