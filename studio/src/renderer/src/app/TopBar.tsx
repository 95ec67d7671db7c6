import type { Account } from '@stallcast/shared/contract';
import { AccountMenu } from '../features/account/AccountMenu.tsx';
import { t } from '../messages/messages.ts';
import { BrandMark } from '../ui/BrandMark.tsx';

/** The bar over every screen but the live one. */
export function TopBar({ account }: { account: Account }) {
  return (
    <header className="flex h-14 shrink-0 items-center justify-between border-b border-line bg-card px-5">
      <div className="flex items-center gap-2.5">
        <BrandMark />
        <span className="font-semibold tracking-tight">{t.brand}</span>
      </div>
      <AccountMenu account={account} />
    </header>
  );
}
