/** Size and colour of a variant as people read them; empty where there is no choice. */
export function variantLabel({ size, colour }: { readonly size: string; readonly colour: string }): string {
  return [size, colour].filter((option) => option !== '').join(' / ');
}
