import { useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ToastStack } from '../ui/ToastStack.tsx';
import { Header } from './Header.tsx';
import { messages } from '../messages/en/general.ts';
import { Page } from './Page.tsx';
import { matchRoute } from './routes.ts';
import { type Services, ServicesContext } from './services.ts';

/** The whole page: head, the page at the address, and short messages. */
export function App({ services }: { readonly services: Services }) {
  const route = useComputed(() => matchRoute(services.router.url.value));
  const content = useRef<HTMLElement>(null);
  const { pathname } = services.router.url.value;
  const shownPath = useRef(pathname);
  useEffect(() => {
    if (shownPath.current === pathname) return;
    shownPath.current = pathname;
    // Whoever uses a keyboard or screen reader goes on reading at the new page.
    content.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <ServicesContext.Provider value={services}>
      <a href="#content" class="skip-link">
        {messages.skipToContent}
      </a>
      <Header page={route.value.name} />
      <main id="content" ref={content} tabIndex={-1} class="flex-1">
        <Page key={pathname} route={route.value} />
      </main>
      <ToastStack toasts={services.toasts.shown} />
    </ServicesContext.Provider>
  );
}
