/** The word for one or for many, in languages that know only these two. */
export const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);
