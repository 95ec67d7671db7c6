/** All lists of the seller's shows begin with this key: whoever changes a show resets them. */
export const myShowsKey = ['my-shows'] as const;

/** The products of a live show at today's price and stock. */
export const showProductsKey = (streamId: string) => ['show-products', streamId] as const;

/** All lists of my products begin with this key: whoever changes a product makes them old. */
export const myProductsKey = ['my-products'] as const;

/** Everything about orders begins with this key. */
export const salesKey = ['sales'] as const;
