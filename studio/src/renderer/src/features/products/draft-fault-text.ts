import { t } from '../../messages/messages.ts';
import type { DraftFault } from './product-draft.ts';

const texts: Record<DraftFault, string> = {
  'name-missing': t.products.nameMissing,
  'name-long': t.products.nameLong,
  'description-long': t.products.descriptionLong,
  'price-invalid': t.products.priceInvalid,
  'quantity-invalid': t.products.quantityInvalid,
  'order-limit-invalid': t.products.orderLimitInvalid,
  'buyer-limit-invalid': t.products.buyerLimitInvalid,
  'choice-missing': t.products.choiceMissing,
  'choice-twice': t.products.choiceTwice,
  'choice-long': t.products.choiceLong,
};

/** What is wrong with a field, in a sentence; null when nothing is. */
export const draftFaultText = (fault: DraftFault | undefined): string | null =>
  fault === undefined ? null : texts[fault];
