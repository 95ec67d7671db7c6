import type { Product } from '@stallcast/shared/contract';
import { type SubmitEvent, useId, useState } from 'react';
import { countText, moneyText } from '../../lib/locale.ts';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SmallInput } from '../../ui/SmallInput.tsx';
import {
  type Moved,
  type PriceStockEdits,
  type PriceStockFault,
  type PriceStockLine,
  priceStockLines,
  readPriceStock,
  typeOver,
  type VariantEdit,
  withoutEdit,
} from './price-stock.ts';
import { useChangePriceStock } from './use-price-stock.ts';

type Faults = ReadonlyMap<string, PriceStockFault>;

interface PriceStockDialogProps {
  /** As it stands in the shop now, also while the dialog is open. */
  product: Product;
  /** A part of what was typed is stored. */
  onChanged: (product: Product) => void;
  onClose: () => void;
}

/** Price and stock of a product and its variants, without what takes longer to think about. */
export function PriceStockDialog({ product, onChanged, onClose }: PriceStockDialogProps) {
  const formId = useId();
  const [edits, setEdits] = useState<PriceStockEdits>(new Map());
  const [faults, setFaults] = useState<Faults>(new Map());
  const changing = useChangePriceStock(product.productId, {
    onDone: onClose,
    onStep(stored, variantId) {
      onChanged(stored);
      setEdits((typed) => withoutEdit(typed, variantId));
    },
  });
  const lines = priceStockLines(product, edits);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const read = readPriceStock(product, edits);
    setFaults(read.ok ? new Map() : read.faults);
    if (!read.ok) return;
    if (read.changes.length === 0) onClose();
    else changing.mutate(read.changes);
  }

  function edit(variantId: string, field: keyof VariantEdit, text: string) {
    const variant = product.variants.find((one) => one.variantId === variantId);
    if (!variant) return;
    setEdits(typeOver(edits, variant, field, text));
    // What was wrong with the line is not what stands there now.
    setFaults(new Map([...faults].filter(([id]) => id !== variantId)));
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t.products.priceStockTitle(product.name)}
      description={t.products.priceStockText}
      actions={
        <>
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button
            type="submit"
            form={formId}
            tone="primary"
            disabled={lines.length === 0}
            busy={changing.isPending}
          >
            {t.actions.save}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-3">
        {lines.length === 0 ? (
          <p className="text-sm text-muted">{t.products.nothingForSale}</p>
        ) : (
          <Lines product={product} lines={lines} faults={faults} onEdit={edit} />
        )}
        {changing.error && (
          <Notice tone="bad" title={t.products.statusFailed}>
            {problemText(changing.error)}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}

interface LinesProps {
  product: Product;
  lines: readonly PriceStockLine[];
  faults: Faults;
  onEdit: (variantId: string, field: keyof VariantEdit, text: string) => void;
}

function Lines({ product, lines, faults, onEdit }: LinesProps) {
  return (
    <table className="w-full table-fixed text-left text-sm">
      <thead className="text-xs text-muted">
        <tr>
          <th scope="col" className="pb-1 font-medium">
            {t.products.product}
          </th>
          <th scope="col" className="w-32 pb-1 pl-2 font-medium">
            {t.products.priceIn(product.price.currency)}
          </th>
          <th scope="col" className="w-28 pb-1 pl-2 font-medium">
            {t.products.quantity}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <Line
            key={line.variantId}
            line={line}
            name={line.label === '' ? product.name : line.label}
            fault={faults.get(line.variantId)}
            first={index === 0}
            onEdit={(field, text) => onEdit(line.variantId, field, text)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface LineProps {
  line: PriceStockLine;
  /** Size and colour; the product's name where it has none. */
  name: string;
  fault: PriceStockFault | undefined;
  first: boolean;
  onEdit: (field: keyof VariantEdit, text: string) => void;
}

function Line({ line, name, fault, first, onEdit }: LineProps) {
  return (
    <>
      <tr>
        <th scope="row" className="selectable truncate py-1 pr-2 font-medium">
          {name}
        </th>
        <td className="py-1 pl-2">
          <SmallInput
            label={t.products.priceOf(name)}
            inputMode="decimal"
            value={line.price}
            invalid={fault === 'price-invalid'}
            autoFocus={first}
            onChange={(text) => onEdit('price', text)}
            className="figures"
          />
        </td>
        <td className="py-1 pl-2">
          <SmallInput
            label={t.products.stockOf(name)}
            inputMode="numeric"
            value={line.stock}
            invalid={fault === 'quantity-invalid' || fault === 'too-few'}
            onChange={(text) => onEdit('stock', text)}
            className="figures"
          />
        </td>
      </tr>
      {line.moved.map((moved) => (
        <tr key={moved.kind}>
          <td colSpan={3} className="pb-1 text-xs text-warn">
            <p role="status">{movedText(moved)}</p>
          </td>
        </tr>
      ))}
      {fault !== undefined && fault !== 'too-few' && (
        <tr>
          <td colSpan={3} className="pb-1 text-xs text-bad">
            <p role="alert">
              {fault === 'price-invalid' ? t.products.priceInvalid : t.products.quantityInvalid}
            </p>
          </td>
        </tr>
      )}
    </>
  );
}

function movedText(moved: Moved): string {
  switch (moved.kind) {
    case 'price':
      return t.products.priceMoved(moneyText(moved.now));
    case 'stock':
      return t.products.stockMoved(countText(moved.now), countText(moved.becomes));
    case 'too-few':
      return t.products.stockTooFew(countText(moved.now));
  }
}
