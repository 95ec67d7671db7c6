import type { Account } from '@stallcast/shared/contract';
import { AccountMenu } from '../features/account/AccountMenu.tsx';
import { classes } from '../lib/class-names.ts';
import { t } from '../messages/messages.ts';
import { BrandMark } from '../ui/BrandMark.tsx';
import { type Place, placeOf, places, useScreen } from './screen.ts';

/** The bar over every screen but the live one: where the seller is, and where else to go. */
export function TopBar({ account }: { account: Account }) {
  const { screen, go } = useScreen();
  const here = placeOf(screen);
  return (
    <header className="flex h-14 shrink-0 items-center gap-8 border-b border-line bg-card px-5">
      <div className="flex items-center gap-2.5">
        <BrandMark />
        <span className="font-semibold tracking-tight">{t.brand}</span>
      </div>
      <nav aria-label={t.places.label} className="flex h-full flex-1 items-stretch gap-1">
        {places.map((place) => (
          <PlaceButton key={place} place={place} here={place === here} onPress={() => go({ name: place })} />
        ))}
      </nav>
      <AccountMenu account={account} />
    </header>
  );
}

interface PlaceButtonProps {
  place: Place;
  here: boolean;
  onPress: () => void;
}

function PlaceButton({ place, here, onPress }: PlaceButtonProps) {
  return (
    <button
      type="button"
      aria-current={here ? 'page' : undefined}
      onClick={onPress}
      className={classes(
        'relative px-3 text-sm font-medium -outline-offset-4 transition-colors duration-(--quick) hover:text-ink',
        here
          ? 'text-ink after:absolute after:inset-x-3 after:bottom-0 after:h-0.5 after:rounded-full after:bg-accent'
          : 'text-muted',
      )}
    >
      {t.places[place]}
    </button>
  );
}
