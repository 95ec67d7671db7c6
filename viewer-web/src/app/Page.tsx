import { lazyPage } from './LazyPage.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import type { Route } from './routes.ts';

const HomePage = lazyPage(async () => (await import('./pages/HomePage.tsx')).HomePage);
const ShowPage = lazyPage(async () => (await import('./pages/ShowPage.tsx')).ShowPage);
const ReplaysPage = lazyPage(async () => (await import('./pages/ReplaysPage.tsx')).ReplaysPage);
const ReplayPage = lazyPage(async () => (await import('./pages/ReplayPage.tsx')).ReplayPage);
const LoginPage = lazyPage(async () => (await import('./pages/LoginPage.tsx')).LoginPage);
const RegisterPage = lazyPage(async () => (await import('./pages/RegisterPage.tsx')).RegisterPage);
const CartPage = lazyPage(async () => (await import('./pages/CartPage.tsx')).CartPage);
const CheckoutPage = lazyPage(async () => (await import('./pages/CheckoutPage.tsx')).CheckoutPage);
const OrdersPage = lazyPage(async () => (await import('./pages/OrdersPage.tsx')).OrdersPage);
const OrderPage = lazyPage(async () => (await import('./pages/OrderPage.tsx')).OrderPage);

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
    case 'not-found':
      return <NotFoundPage />;
  }
}
