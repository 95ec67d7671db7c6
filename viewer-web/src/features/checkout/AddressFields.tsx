import type { Address } from '@stallcast/shared/contract';
import { useId, useMemo } from 'preact/hooks';
import { locale } from '../../app/locale.ts';
import { Field } from '../../ui/Field.tsx';
import { addressFields } from './address-form.ts';
import { checkoutText as text } from '../../messages/en/checkout.ts';
import { countries, likelyCountry } from './countries.ts';

interface AddressFieldsProps {
  /** Where the last order went. */
  readonly known: Address | null;
  readonly disabled: boolean;
  /** What the server found wrong, by name of the field. */
  readonly problems: Readonly<Record<string, string>>;
}

/** Where to send it. */
export function AddressFields({ known, disabled, problems }: AddressFieldsProps) {
  return (
    <fieldset disabled={disabled} class="grid grid-cols-2 gap-3">
      <legend class="mb-1 font-semibold">{text.address}</legend>
      {addressFields.map(({ name, wide, ...field }) => (
        <div key={name} class={wide ? 'col-span-2' : ''}>
          <Field
            {...field}
            name={name}
            type="text"
            label={field.required ? text.addressField[name] : text.optional(text.addressField[name])}
            error={problems[name]}
            value={known?.[name] ?? ''}
          />
        </div>
      ))}
      <CountryField known={known?.country ?? likelyCountry(locale)} />
    </fieldset>
  );
}

function CountryField({ known }: { readonly known: string }) {
  const id = useId();
  const all = useMemo(() => countries(locale), []);
  return (
    <div class="col-span-2 flex flex-col gap-1.5">
      <label for={id} class="text-sm font-semibold">
        {text.addressField.country}
      </label>
      <select
        id={id}
        name="country"
        autocomplete="country"
        required
        class="h-11 w-full rounded-md border border-line-strong bg-card px-3"
      >
        <option value="" />
        {all.map(({ code, name }) => (
          <option key={code} value={code} selected={code === known}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
