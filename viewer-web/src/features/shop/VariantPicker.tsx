import type { Product } from '@stallcast/shared/contract';
import { useId } from 'preact/hooks';
import { shopText as text } from '../../messages/en/shop.ts';
import { type Choice, choices, type Chosen, forSale, isInStock, optionsOf } from './variant-choice.ts';

interface VariantPickerProps {
  readonly product: Product;
  readonly chosen: Chosen;
  readonly disabled: boolean;
  readonly onChoose: (chosen: Chosen) => void;
}

/** The sizes and colours of a product; what cannot be had says so. Nothing where there is no choice. */
export function VariantPicker({ product, chosen, disabled, onChoose }: VariantPickerProps) {
  const variants = forSale(product.variants);
  return (
    <>
      {choices.map((choice) => {
        const options = optionsOf(variants, choice);
        return (
          options.length > 0 && (
            <OptionGroup
              key={choice}
              choice={choice}
              disabled={disabled}
              options={options.map((option) => ({
                option,
                checked: chosen[choice] === option,
                soldOut: !isInStock(variants, choice, option, chosen),
              }))}
              onChoose={(option) => onChoose({ ...chosen, [choice]: option })}
            />
          )
        );
      })}
    </>
  );
}

interface OptionGroupProps {
  readonly choice: Choice;
  readonly disabled: boolean;
  readonly options: readonly {
    readonly option: string;
    readonly checked: boolean;
    readonly soldOut: boolean;
  }[];
  readonly onChoose: (option: string) => void;
}

function OptionGroup({ choice, disabled, options, onChoose }: OptionGroupProps) {
  const name = useId();
  return (
    <fieldset disabled={disabled} class="flex flex-col gap-2">
      <legend class="mb-1 font-semibold">{text[choice]}</legend>
      <div class="flex flex-wrap gap-2">
        {options.map(({ option, checked, soldOut }) => (
          <label key={option} class={`option ${soldOut ? 'text-muted line-through' : ''}`}>
            <input
              type="radio"
              class="sr-only"
              name={name}
              value={option}
              checked={checked}
              aria-label={soldOut ? text.optionSoldOut(option) : option}
              onChange={() => onChoose(option)}
            />
            <bdi>{option}</bdi>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
