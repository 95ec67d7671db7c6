import type { Variant } from '@stallcast/shared/contract';

export const choices = ['size', 'colour'] as const;
export type Choice = (typeof choices)[number];
/** What was chosen so far; a choice that the product does not have is empty. */
export type Chosen = Readonly<Partial<Record<Choice, string>>>;

/** The variants that are for sale. */
export function forSale(variants: readonly Variant[]): readonly Variant[] {
  return variants.filter(({ status }) => status === 'active');
}

/** The sizes or colours there are, in the seller's order; none where the product has no such choice. */
export function optionsOf(variants: readonly Variant[], choice: Choice): readonly string[] {
  return [...new Set(variants.map((variant) => variant[choice]))].filter((option) => option !== '');
}

/** The one variant that was chosen; undefined while something is still to be chosen, or there is none like it. */
export function chosenVariant(variants: readonly Variant[], chosen: Chosen): Variant | undefined {
  const [only, ...others] = variants;
  if (others.length === 0) return only;
  return variants.find((variant) => choices.every((choice) => variant[choice] === (chosen[choice] ?? '')));
}

/** Whether a size or colour can be had together with what was chosen besides it. */
export function isInStock(
  variants: readonly Variant[],
  choice: Choice,
  option: string,
  chosen: Chosen,
): boolean {
  return variants.some(
    (variant) =>
      variant.stock > 0 &&
      variant[choice] === option &&
      choices.every((other) => other === choice || !chosen[other] || variant[other] === chosen[other]),
  );
}
