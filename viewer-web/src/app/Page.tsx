import { lazyPage } from './LazyPage.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import type { Route } from './routes.ts';

/** The code of each page, by the name of its route. */
const load = {
  home: async () => (await import('./pages/HomePage.tsx')).HomePage,
  show: async () => (await import('./pages/ShowPage.tsx')).ShowPage,
  replays: async () => (await import('./pages/ReplaysPage.tsx')).ReplaysPage,
  replay: async () => (await import('./pages/ReplayPage.tsx')).ReplayPage,
  seller: async () => (await import('./pages/SellerPage.tsx')).SellerPage,
  login: async () => (await import('./pages/LoginPage.tsx')).LoginPage,
  register: async () => (await import('./pages/RegisterPage.tsx')).RegisterPage,
  cart: async () => (await import('./pages/CartPage.tsx')).CartPage,
  checkout: async () => (await import('./pages/CheckoutPage.tsx')).CheckoutPage,
  orders: async () => (await import('./pages/OrdersPage.tsx')).OrdersPage,
  invoice: async () => (await import('./pages/InvoicePage.tsx')).InvoicePage,
  order: async () => (await import('./pages/OrderPage.tsx')).OrderPage,
} as const;

const HomePage = lazyPage(load.home);
const ShowPage = lazyPage(load.show);
const ReplaysPage = lazyPage(load.replays);
const ReplayPage = lazyPage(load.replay);
const SellerPage = lazyPage(load.seller);
const LoginPage = lazyPage(load.login);
const RegisterPage = lazyPage(load.register);
const CartPage = lazyPage(load.cart);
const CheckoutPage = lazyPage(load.checkout);
const OrdersPage = lazyPage(load.orders);
const InvoicePage = lazyPage(load.invoice);
const OrderPage = lazyPage(load.order);

/** Begins to load the page at an address. Where that fails, showing it tries again. */
export function preloadPage({ name }: Route): void {
  if (name !== 'not-found') load[name]().catch(() => undefined);
}

/** The page at an address. */
export function Page({ route }: { readonly route: Route }) {
  switch (route.name) {
    case 'home':
      return <HomePage />;
    case 'show':
      return <ShowPage streamId={route.streamId} />;
    case 'replays':
      return <ReplaysPage />;
    case 'replay':
      return <ReplayPage savedStreamId={route.savedStreamId} />;
    case 'seller':
      return <SellerPage slug={route.slug} />;
    case 'login':
      return <LoginPage returnTo={route.returnTo} />;
    case 'register':
      return <RegisterPage returnTo={route.returnTo} />;
    case 'cart':
      return <CartPage />;
    case 'checkout':
      return <CheckoutPage />;
    case 'orders':
      return <OrdersPage />;
    case 'order':
      return <OrderPage orderId={route.orderId} />;
    case 'invoice':
      return <InvoicePage orderId={route.orderId} />;
    case 'not-found':
      return <NotFoundPage />;
  }
}
