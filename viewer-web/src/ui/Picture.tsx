/** A product's picture, or its first letter where there is none. `class` gives size and shape. */
export function Picture({
  src,
  name,
  class: shape,
}: {
  readonly src: string | null;
  readonly name: string;
  readonly class: string;
}) {
  if (src !== null)
    return <img src={src} alt="" loading="lazy" decoding="async" class={`bg-sunken object-cover ${shape}`} />;
  const [letter = '·'] = name.trim().toUpperCase();
  return (
    <span
      aria-hidden="true"
      class={`flex items-center justify-center bg-sunken font-semibold text-muted ${shape}`}
    >
      {letter}
    </span>
  );
}
