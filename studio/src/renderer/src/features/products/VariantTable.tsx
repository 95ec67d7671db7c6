import { Plus, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { countText } from '../../lib/locale.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckBox } from '../../ui/CheckBox.tsx';
import { SmallInput } from '../../ui/SmallInput.tsx';
import { draftFaultText } from './draft-fault-text.ts';
import { type DraftFaults, mostVariants, newVariant, type VariantDraft } from './product-draft.ts';

interface VariantTableProps {
  variants: readonly VariantDraft[];
  faults: DraftFaults['variants'];
  onChange: (variants: readonly VariantDraft[]) => void;
}

/** Sizes and colours with their own price and stock, one a row. */
export function VariantTable({ variants, faults, onChange }: VariantTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const count = variants.length;
  const countBefore = useRef(count);
  // A row that was added is typed into at once.
  useEffect(() => {
    if (count > countBefore.current)
      table.current?.querySelector<HTMLInputElement>('tbody tr:last-child input')?.focus();
    countBefore.current = count;
  }, [count]);
  const change = (key: string, part: Partial<VariantDraft>) =>
    onChange(variants.map((variant) => (variant.key === key ? { ...variant, ...part } : variant)));
  return (
    <div className="flex flex-col gap-2">
      <table ref={table} className="w-full table-fixed text-left text-sm">
        <thead className="text-xs text-muted">
          <tr>
            <th className="pb-1 font-medium">{t.products.size}</th>
            <th className="pb-1 pl-2 font-medium">{t.products.colour}</th>
            <th className="w-28 pb-1 pl-2 font-medium">{t.products.price}</th>
            <th className="w-24 pb-1 pl-2 font-medium">{t.products.quantity}</th>
            <th className="w-20 pb-1 pl-3 font-medium">{t.products.forSale}</th>
          </tr>
        </thead>
        <tbody>
          {variants.map((variant, index) => (
            <VariantRow
              key={variant.key}
              number={index + 1}
              variant={variant}
              faults={faults.get(variant.key) ?? {}}
              onChange={(part) => change(variant.key, part)}
              onRemove={() => onChange(variants.filter(({ key }) => key !== variant.key))}
              removable={variant.before === null && count > 1}
            />
          ))}
        </tbody>
      </table>
      <Button
        size="sm"
        className="self-start"
        disabled={count >= mostVariants}
        onClick={() => onChange([...variants, newVariant(variants.at(-1)?.price)])}
      >
        <Plus size={14} aria-hidden="true" />
        {t.products.addVariant}
      </Button>
    </div>
  );
}

interface VariantRowProps {
  number: number;
  variant: VariantDraft;
  faults: NonNullable<ReturnType<DraftFaults['variants']['get']>>;
  onChange: (part: Partial<VariantDraft>) => void;
  onRemove: () => void;
  removable: boolean;
}

function VariantRow({ number, variant, faults, onChange, onRemove, removable }: VariantRowProps) {
  const row = countText(number);
  const said = [faults.choice, faults.price, faults.stock].map(draftFaultText).find((text) => text !== null);
  return (
    <>
      <tr>
        <td className="py-1">
          <SmallInput
            label={t.products.ofVariant(t.products.size, row)}
            value={variant.size}
            maxLength={80}
            invalid={faults.choice !== undefined}
            onChange={(size) => onChange({ size })}
          />
        </td>
        <td className="py-1 pl-2">
          <SmallInput
            label={t.products.ofVariant(t.products.colour, row)}
            value={variant.colour}
            maxLength={80}
            invalid={faults.choice !== undefined}
            onChange={(colour) => onChange({ colour })}
          />
        </td>
        <td className="py-1 pl-2">
          <SmallInput
            label={t.products.ofVariant(t.products.price, row)}
            inputMode="decimal"
            value={variant.price}
            invalid={faults.price !== undefined}
            onChange={(price) => onChange({ price })}
            className="figures"
          />
        </td>
        <td className="py-1 pl-2">
          <SmallInput
            label={t.products.ofVariant(t.products.quantity, row)}
            inputMode="numeric"
            value={variant.stock}
            invalid={faults.stock !== undefined}
            onChange={(stock) => onChange({ stock })}
            className="figures"
          />
        </td>
        <td className="py-1 pl-3">
          <div className="flex items-center justify-between">
            <CheckBox
              label={t.products.ofVariant(t.products.forSale, row)}
              checked={variant.forSale}
              disabled={variant.before === null}
              onChange={(forSale) => onChange({ forSale })}
            />
            {removable && (
              <Button
                size="icon-sm"
                tone="quiet"
                aria-label={t.products.removeVariant(row)}
                onClick={onRemove}
              >
                <X size={14} aria-hidden="true" />
              </Button>
            )}
          </div>
        </td>
      </tr>
      {said !== undefined && (
        <tr>
          <td colSpan={5} role="alert" className="pb-1 text-xs text-bad">
            {said}
          </td>
        </tr>
      )}
    </>
  );
}
