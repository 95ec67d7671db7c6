/** Every page there is, with what its address names. */
export type Route =
  | { readonly name: 'home' }
  | { readonly name: 'show'; readonly streamId: string }
  | { readonly name: 'replays' }
  | { readonly name: 'replay'; readonly savedStreamId: string }
  | { readonly name: 'seller'; readonly slug: string }
  | { readonly name: 'login'; readonly returnTo: string | null }
  | { readonly name: 'register'; readonly returnTo: string | null }
  | { readonly name: 'cart' }
  | { readonly name: 'checkout' }
  | { readonly name: 'orders' }
  | { readonly name: 'order' | 'invoice'; readonly orderId: string }
  | { readonly name: 'not-found' };

/** As the contract has it. */
const sellerName = /^[a-z\d]+(-[a-z\d]+)*$/;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const simplePages: Readonly<Record<string, Route>> = {
  '/': { name: 'home' },
  '/replays': { name: 'replays' },
  '/cart': { name: 'cart' },
  '/checkout': { name: 'checkout' },
  '/orders': { name: 'orders' },
};

/** The page at an address. An id that cannot be one leads to "not found" without asking the server. */
export function matchRoute(url: URL): Route {
  const path = url.pathname.replace(/(?<=.)\/$/, '');
  const simple = Object.hasOwn(simplePages, path) ? simplePages[path] : undefined;
  if (simple) return simple;
  if (path === '/login' || path === '/register') {
    return { name: path === '/login' ? 'login' : 'register', returnTo: url.searchParams.get('return') };
  }
  const [, folder, id, part, ...rest] = path.split('/');
  if (id === undefined || rest.length > 0) return { name: 'not-found' };
  if (part !== undefined) {
    const isInvoice = folder === 'orders' && part === 'invoice' && uuid.test(id);
    return isInvoice ? { name: 'invoice', orderId: id } : { name: 'not-found' };
  }
  if (folder === 'sellers' && sellerName.test(id)) return { name: 'seller', slug: id };
  if (!uuid.test(id)) return { name: 'not-found' };
  if (folder === 'shows') return { name: 'show', streamId: id };
  if (folder === 'replays') return { name: 'replay', savedStreamId: id };
  if (folder === 'orders') return { name: 'order', orderId: id };
  return { name: 'not-found' };
}

export const paths = {
  home: '/',
  replays: '/replays',
  cart: '/cart',
  checkout: '/checkout',
  orders: '/orders',
  show: (streamId: string) => `/shows/${streamId}`,
  replay: (savedStreamId: string) => `/replays/${savedStreamId}`,
  seller: (slug: string) => `/sellers/${slug}`,
  order: (orderId: string) => `/orders/${orderId}`,
  invoice: (orderId: string) => `/orders/${orderId}/invoice`,
  login: (returnTo: string) => `/login?return=${encodeURIComponent(returnTo)}`,
  register: (returnTo: string) => `/register?return=${encodeURIComponent(returnTo)}`,
} as const;
