import type { Product } from '@stallcast/shared/contract';
import { Pencil, Zap } from 'lucide-react';
import { PinButton } from '../../features/drops/PinButton.tsx';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';

interface LiveProductActionsProps {
  product: Product;
  pinned: boolean;
  /** A press on a pin is on its way. */
  busy: boolean;
  onPin: () => void;
  onDrop: () => void;
  onEdit: () => void;
}

/** What is done with a product of the show by one press. */
export function LiveProductActions({ product: { name }, pinned, busy, ...on }: LiveProductActionsProps) {
  return (
    <div className="flex shrink-0 items-center gap-1.5">
      {pinned && (
        <span className="mr-1 text-xs font-semibold text-accent-text" aria-hidden="true">
          {t.drops.pinned}
        </span>
      )}
      <Button size="icon-sm" aria-label={t.products.changePriceStock(name)} onClick={on.onEdit}>
        <Pencil size={13} aria-hidden="true" />
      </Button>
      <PinButton name={name} pinned={pinned} busy={busy} onPress={on.onPin} />
      <Button size="sm" className="h-7 px-2.5" aria-label={t.drops.startOf(name)} onClick={on.onDrop}>
        <Zap size={13} aria-hidden="true" />
        {t.drops.open}
      </Button>
    </div>
  );
}
