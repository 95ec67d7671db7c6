import type { Account } from '@stallcast/shared/contract';
import { useEffect } from 'react';
import { AfterShow } from '../features/end-show/AfterShow.tsx';
import { inBackground } from '../lib/in-background.ts';
import { capture } from './capture-desk.ts';
import { HomeScreen } from './HomeScreen.tsx';
import { LiveScreen } from './live/LiveScreen.tsx';
import { useMarkLive } from './live/use-mark-live.ts';
import { OrdersScreen } from './OrdersScreen.tsx';
import { PrepareScreen } from './PrepareScreen.tsx';
import { ProductsScreen } from './ProductsScreen.tsx';
import { useScreen } from './screen.ts';
import { ShopScreen } from './ShopScreen.tsx';
import { ShowScreen } from './ShowScreen.tsx';
import { TopBar } from './TopBar.tsx';
import { useShowLinks } from './use-show-links.ts';

/** The studio of a seller: one screen at a time. */
export function Studio({ account }: { account: Account }) {
  const { screen, go } = useScreen();
  const onCamera = screen.name === 'prepare' || screen.name === 'live';
  useMarkLive(screen.name === 'live');
  useShowLinks(account);
  useEffect(() => {
    if (onCamera) inBackground(capture.open());
    else capture.release();
  }, [onCamera]);
  // Signed out or gone: no camera stays on, and whoever signs in next begins at the beginning.
  useEffect(
    () => () => {
      capture.release();
      go({ name: 'home' });
    },
    [go],
  );

  if (screen.name === 'live') return <LiveScreen key={screen.show.streamId} show={screen.show} />;
  return (
    <div className="flex h-full flex-col">
      <TopBar account={account} />
      <main className="min-h-0 flex-1 overflow-y-auto">
        {screen.name === 'home' && <HomeScreen />}
        {screen.name === 'products' && <ProductsScreen />}
        {screen.name === 'orders' && <OrdersScreen />}
        {screen.name === 'shop' && <ShopScreen />}
        {screen.name === 'prepare' && <PrepareScreen show={screen.show} />}
        {screen.name === 'after' && (
          <AfterShow
            ended={screen.ended}
            onFigures={() => go({ name: 'show', show: screen.show })}
            onDone={() => go({ name: 'home' })}
          />
        )}
        {screen.name === 'show' && <ShowScreen show={screen.show} onBack={() => go({ name: 'home' })} />}
      </main>
    </div>
  );
}
