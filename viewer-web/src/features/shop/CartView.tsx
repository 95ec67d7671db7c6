import { useSignal } from '@preact/signals';
import type { Cart } from '@stallcast/shared/contract';
import { messages } from '../../messages/en/general.ts';
import { problemText } from '../../app/problem-text.ts';
import { paths } from '../../app/routes.ts';
import { useServices } from '../../app/services.ts';
import { Button, buttonClass, IconButton } from '../../ui/Button.tsx';
import { CartIcon, TrashIcon } from '../../ui/icons.tsx';
import { HeldFor } from '../../ui/HeldFor.tsx';
import { Picture } from '../../ui/Picture.tsx';
import { Price, priceText } from '../../ui/Price.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import type { CartStore } from './cart-store.ts';
import { cartText } from '../../messages/en/cart.ts';

const text = cartText;

type Line = Cart['lines'][number];

interface CartViewProps {
  readonly cart: Cart;
  readonly store: CartStore;
  readonly onProblem: (text: string) => void;
}

/** What is in the cart, to be changed or checked out. */
export function CartView({ cart, store, onProblem }: CartViewProps) {
  const busy = useSignal(false);
  const change = async (line: Line, quantity: number) => {
    if (busy.peek()) return;
    busy.value = true;
    try {
      await store.change(line, quantity);
    } catch (error) {
      onProblem(problemText(error));
    } finally {
      busy.value = false;
    }
  };
  const reload = async () => {
    try {
      await store.load();
    } catch (error) {
      onProblem(problemText(error));
    }
  };
  if (cart.lines.length === 0) {
    return (
      <EmptyState title={text.empty} text={text.emptyText} icon={<CartIcon size={32} />}>
        <a href={paths.home} class={buttonClass({ look: 'primary' })}>
          {messages.notFound.home}
        </a>
      </EmptyState>
    );
  }
  return (
    <div class="split">
      <ul class="panel divide-y divide-line">
        {cart.lines.map((line) => (
          <CartLine
            key={`${line.variantId} ${line.dropId ?? ''}`}
            line={line}
            onChange={(quantity) => void change(line, quantity)}
            onOver={() => void reload()}
          />
        ))}
      </ul>
      <CartSummary cart={cart} />
    </div>
  );
}

function CartLine({
  line,
  onChange,
  onOver,
}: {
  readonly line: Line;
  readonly onChange: (quantity: number) => void;
  /** What is held for the buyer is not any more. */
  readonly onOver: () => void;
}) {
  const { clock } = useServices();
  const most = Math.max(1, Math.min(line.stock, line.perOrderLimit));
  return (
    <li class="flex gap-4 p-4">
      <Picture src={line.imageUrl} name={line.name} class="size-20 shrink-0 rounded-md" />
      <div class="flex min-w-0 flex-1 flex-col gap-2">
        <div class="flex items-start justify-between gap-3">
          <div class="min-w-0">
            <h2 class="font-medium [overflow-wrap:anywhere]">{line.name}</h2>
            {line.variant !== '' && <p class="text-sm text-muted">{line.variant}</p>}
            <p class="text-sm text-muted">{text.each(priceText(line.unitPrice))}</p>
          </div>
          <Price money={line.lineTotal} />
        </div>
        {line.reservedUntil !== null && (
          <HeldFor label={text.held} until={line.reservedUntil} clock={clock} onOver={onOver} />
        )}
        {!line.available && <p class="text-sm text-bad">{unavailableText(line)}</p>}
        <div class="flex items-center justify-between">
          <Stepper
            value={line.quantity}
            most={most}
            label={text.quantityOf(line.name)}
            moreLabel={text.more(line.name)}
            fewerLabel={text.fewer(line.name)}
            onChange={(quantity) => onChange(Math.min(quantity, most))}
          />
          <IconButton label={text.removeNamed(line.name)} onClick={() => onChange(0)}>
            <TrashIcon />
          </IconButton>
        </div>
      </div>
    </li>
  );
}

function unavailableText(line: Line): string {
  if (line.dropId !== null && line.reservedUntil === null) return text.ranOut;
  if (line.stock === 0) return messages.shop.soldOut;
  return line.quantity > line.stock ? text.notEnough(line.stock) : text.gone;
}

function CartSummary({ cart }: { readonly cart: Cart }) {
  const currencies = new Set(cart.lines.map((line) => line.unitPrice.currency));
  const ready = cart.total !== null && cart.lines.every((line) => line.available);
  return (
    <section class="panel flex flex-col gap-4 p-5">
      <p class="flex items-baseline justify-between text-lg font-bold">
        <span>{text.total}</span>
        {cart.total !== null && <Price money={cart.total} />}
      </p>
      {currencies.size > 1 && <p class="text-sm text-warn">{text.mixed}</p>}
      {ready ? (
        <a href={paths.checkout} class={buttonClass({ look: 'primary', wide: true })}>
          {text.checkOut}
        </a>
      ) : (
        <Button look="primary" wide disabled>
          {text.checkOut}
        </Button>
      )}
    </section>
  );
}
