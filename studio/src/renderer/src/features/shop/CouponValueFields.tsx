import { currencyCodes } from '@stallcast/shared/domain';
import { t } from '../../messages/messages.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { CouponDraft, CouponFaults } from './coupon-draft.ts';

const kinds = [
  { value: 'percent', label: t.shop.kinds.percent },
  { value: 'amount', label: t.shop.kinds.amount },
] as const;
const currencies = currencyCodes.map((code) => ({ value: code, label: code }));

interface CouponValueFieldsProps {
  draft: CouponDraft;
  faults: CouponFaults;
  onChange: (draft: CouponDraft) => void;
}

/** The code people type, and what it takes off. */
export function CouponValueFields({ draft, faults, onChange }: CouponValueFieldsProps) {
  const set = (part: Partial<CouponDraft>) => onChange({ ...draft, ...part });
  return (
    <>
      <TextField
        label={t.shop.code}
        value={draft.code}
        maxLength={34}
        onChange={(code) => set({ code: code.toUpperCase() })}
        hint={t.shop.codeHint}
        error={faults.has('code') ? t.shop.codeInvalid : null}
        autoFocus
      />
      <div className="flex items-end gap-3">
        <Segmented
          label={t.shop.kind}
          choices={kinds}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
        {draft.kind === 'percent' ? (
          <div className="w-36">
            <TextField
              label={t.shop.percent}
              inputMode="decimal"
              suffix="%"
              value={draft.percent}
              onChange={(percent) => set({ percent })}
            />
          </div>
        ) : (
          <>
            <div className="w-36">
              <TextField
                label={t.shop.amount}
                inputMode="decimal"
                value={draft.amount}
                onChange={(amount) => set({ amount })}
              />
            </div>
            <div className="w-28">
              <SelectField
                label={t.products.currency}
                choices={currencies}
                value={draft.currency}
                placeholder=""
                onChange={(value) =>
                  set({ currency: currencyCodes.find((code) => code === value) ?? draft.currency })
                }
              />
            </div>
          </>
        )}
      </div>
      {faults.has(draft.kind) && (
        <p role="alert" className="-mt-2 text-xs text-bad">
          {draft.kind === 'percent' ? t.shop.percentInvalid : t.shop.amountInvalid}
        </p>
      )}
    </>
  );
}
