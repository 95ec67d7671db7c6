import type { Account } from '@stallcast/shared/contract';
import type { ComponentChildren } from 'preact';
import { BrandMark } from '../ui/Brand.tsx';
import { buttonClass } from '../ui/Button.tsx';
import { CartIcon, CheckIcon, MenuIcon, ReplayIcon } from '../ui/icons.tsx';
import { SellerBadge } from '../ui/Stall.tsx';
import { messages } from '../messages/en/general.ts';
import { languageNames, languages } from '../messages/languages.ts';
import { chooseLanguage, language } from './language.ts';
import { problemText } from './problem-text.ts';
import { paths } from './routes.ts';
import { useServices } from './services.ts';

const text = messages.nav;
const menuId = 'account-menu';

/** The head of every page. On a phone a show covers it. */
export function Header({ page }: { readonly page: string }) {
  const { cart, session } = useServices();
  const account = session.account.value;
  const count = cart.itemCount.value;
  return (
    <header class={`header print:hidden ${page === 'show' ? 'hidden wide:flex short:hidden' : 'flex'}`}>
      <a
        href={paths.home}
        class="flex max-[22.5rem]:hidden items-center gap-2 rounded-md"
        aria-label={messages.brand}
      >
        <BrandMark />
        <span class="hidden text-lg font-bold tracking-tight sm:inline">{messages.brand}</span>
      </a>
      <nav aria-label={text.label} class="flex flex-auto gap-1">
        <NavLink href={paths.home} current={page === 'home'} label={text.live} />
        <NavLink
          href={paths.replays}
          current={page === 'replays'}
          label={text.replays}
          icon={<ReplayIcon size={24} />}
        />
      </nav>
      <a
        href={paths.cart}
        class="header-icon"
        aria-label={count > 0 ? text.cartWith(count) : text.cart}
        title={text.cart}
      >
        <CartIcon />
        {count > 0 && (
          <span aria-hidden="true" class="count-dot figures">
            {count > 99 ? '99+' : count}
          </span>
        )}
      </a>
      {account === null && <LogInLink />}
      {account !== undefined && <PageMenu account={account} />}
    </header>
  );
}

function NavLink({
  href,
  current,
  label,
  icon,
}: {
  readonly href: string;
  readonly current: boolean;
  readonly label: string;
  /** Stands for the label where that has no room. */
  readonly icon?: ComponentChildren;
}) {
  const short = icon !== undefined && { 'aria-label': label, title: label };
  return (
    <a href={href} class="nav-link" {...short} {...(current && { 'aria-current': 'page' as const })}>
      {icon !== undefined && <span class="flex sm:hidden">{icon}</span>}
      <span class={icon === undefined ? '' : 'hidden sm:inline'}>{label}</span>
    </a>
  );
}

function LogInLink() {
  const { router } = useServices();
  const { pathname, search } = router.url.value;
  const onForm = pathname === '/login' || pathname === '/register';
  return (
    <a
      href={onForm ? pathname + search : paths.login(pathname + search)}
      class={buttonClass({ look: 'secondary', size: 'sm' })}
    >
      {text.logIn}
    </a>
  );
}

/** What concerns the person rather than the page: the account, and the language. */
function PageMenu({ account }: { readonly account: Account | null }) {
  return (
    <>
      <button
        type="button"
        class={account ? 'rounded-full' : 'header-icon'}
        popovertarget={menuId}
        aria-label={account ? text.account(account.displayName) : text.menu}
      >
        {account ? <SellerBadge name={account.displayName} seed={account.userId} /> : <MenuIcon />}
      </button>
      <div id={menuId} popover="auto" class="menu" onClick={(event) => event.currentTarget.hidePopover()}>
        {account && <AccountItems account={account} />}
        <LanguageItems />
      </div>
    </>
  );
}

function AccountItems({ account }: { readonly account: Account }) {
  const { router, session, toasts } = useServices();
  const logOut = async () => {
    try {
      await session.logOut();
      router.navigate(paths.home);
      toasts.show(text.loggedOut);
    } catch (error) {
      toasts.show(problemText(error), 'bad');
    }
  };
  return (
    <>
      <p class="border-b border-line px-4 py-3 text-sm text-muted">
        {text.signedInAs}
        <span class="block truncate text-md font-semibold text-ink">{account.displayName}</span>
      </p>
      <a href={paths.orders} class="menu-item">
        {text.orders}
      </a>
      <button type="button" class="menu-item" onClick={() => void logOut()}>
        {text.logOut}
      </button>
      <hr class="border-line" />
    </>
  );
}

/** Each language calls itself by its own name. */
function LanguageItems() {
  return (
    <div role="group" aria-label={text.language}>
      <p aria-hidden="true" class="px-4 pt-3 text-sm text-muted">
        {text.language}
      </p>
      {languages.map((offered) => (
        <button
          key={offered}
          type="button"
          lang={offered}
          class="menu-item flex items-center justify-between"
          aria-pressed={offered === language}
          onClick={() => offered !== language && chooseLanguage(offered)}
        >
          {languageNames[offered]}
          {offered === language && <CheckIcon size={18} />}
        </button>
      ))}
    </div>
  );
}
