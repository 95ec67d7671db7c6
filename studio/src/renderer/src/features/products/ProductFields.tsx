import { currencyCodes } from '@stallcast/shared/domain';
import type { ReactNode } from 'react';
import { t } from '../../messages/messages.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { draftFaultText } from './draft-fault-text.ts';
import type { DraftFaults, ProductDraft, VariantDraft } from './product-draft.ts';
import { VariantTable } from './VariantTable.tsx';

const currencies = currencyCodes.map((code) => ({ value: code, label: code }));

interface ProductFieldsProps {
  draft: ProductDraft;
  faults: DraftFaults;
  /** The currency and whether there are choices are settled once the product is there. */
  isNew: boolean;
  onChange: (draft: ProductDraft) => void;
  /** Stands after the description. */
  children?: ReactNode;
}

/** What a product is called, what it costs, how many there are, and who may buy how many. */
export function ProductFields({ draft, faults, isNew, onChange, children }: ProductFieldsProps) {
  const set = (part: Partial<ProductDraft>) => onChange({ ...draft, ...part });
  return (
    <>
      <TextField
        label={t.products.name}
        value={draft.name}
        onChange={(name) => set({ name })}
        error={draftFaultText(faults.name)}
        autoFocus
      />
      <TextArea
        label={t.products.description}
        value={draft.description}
        rows={2}
        onChange={(description) => set({ description })}
        error={draftFaultText(faults.description)}
      />
      {children}
      <ChoicesSwitch draft={draft} onChange={set} />
      {draft.hasChoices ? (
        <>
          {isNew && (
            <div className="w-40">
              <CurrencyField draft={draft} onChange={set} />
            </div>
          )}
          <VariantTable
            variants={draft.variants}
            faults={faults.variants}
            onChange={(variants) => set({ variants })}
          />
        </>
      ) : (
        <PriceAndStock draft={draft} faults={faults} isNew={isNew} onChange={set} />
      )}
      <SwitchField
        label={t.products.physical}
        hint={t.products.physicalHint}
        checked={draft.isPhysical}
        onChange={(isPhysical) => set({ isPhysical })}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t.products.perOrder}
          inputMode="numeric"
          value={draft.perOrderLimit}
          onChange={(perOrderLimit) => set({ perOrderLimit })}
          error={draftFaultText(faults.perOrderLimit)}
        />
        <TextField
          label={t.products.perBuyer}
          inputMode="numeric"
          placeholder={t.products.noLimit}
          value={draft.perBuyerLimit}
          onChange={(perBuyerLimit) => set({ perBuyerLimit })}
          error={draftFaultText(faults.perBuyerLimit)}
        />
      </div>
    </>
  );
}

interface PartProps {
  draft: ProductDraft;
  onChange: (part: Partial<ProductDraft>) => void;
}

/** Goes on at any time; goes off only while there is nothing but one row that was not named yet. */
function ChoicesSwitch({ draft, onChange }: PartProps) {
  const [first] = draft.variants;
  const named = first !== undefined && (first.before?.label ?? '') !== '';
  return (
    <SwitchField
      label={t.products.hasChoices}
      hint={t.products.hasChoicesHint}
      checked={draft.hasChoices}
      disabled={
        draft.hasChoices && (named || draft.variants.some(({ before }, index) => index > 0 && before))
      }
      onChange={(hasChoices) => onChange({ hasChoices, ...(!hasChoices && { variants: onlyFirst(draft) }) })}
    />
  );
}

const onlyFirst = ({ variants }: ProductDraft) =>
  variants.slice(0, 1).map((variant) => ({ ...variant, size: '', colour: '' }));

function PriceAndStock({
  draft,
  faults,
  isNew,
  onChange,
}: PartProps & { faults: DraftFaults; isNew: boolean }) {
  const [only] = draft.variants;
  if (!only) return null;
  const fault = faults.variants.get(only.key);
  const set = (part: Partial<VariantDraft>) => onChange({ variants: [{ ...only, ...part }] });
  return (
    <div className="grid grid-cols-[1fr_6.5rem_1fr] gap-3">
      <TextField
        label={t.products.price}
        inputMode="decimal"
        value={only.price}
        onChange={(price) => set({ price })}
        error={draftFaultText(fault?.price)}
      />
      <CurrencyField draft={draft} disabled={!isNew} onChange={onChange} />
      <TextField
        label={t.products.quantity}
        inputMode="numeric"
        value={only.stock}
        onChange={(stock) => set({ stock })}
        error={draftFaultText(fault?.stock)}
      />
    </div>
  );
}

function CurrencyField({ draft, onChange, disabled = false }: PartProps & { disabled?: boolean }) {
  return (
    <SelectField
      label={t.products.currency}
      choices={currencies}
      value={draft.currency}
      placeholder=""
      disabled={disabled}
      onChange={(value) =>
        onChange({ currency: currencyCodes.find((code) => code === value) ?? draft.currency })
      }
    />
  );
}
