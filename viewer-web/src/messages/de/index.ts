import type { accountText } from '../en/account.ts';
import type { cartText } from '../en/cart.ts';
import type { chatText } from '../en/chat.ts';
import type { checkoutText } from '../en/checkout.ts';
import type { dropText } from '../en/drop.ts';
import type { messages } from '../en/general.ts';
import type { orderText } from '../en/order.ts';
import type { playerText } from '../en/player.ts';
import type { replayText } from '../en/replay.ts';
import type { sellerText } from '../en/seller.ts';
import type { shareText } from '../en/share.ts';
import type { shopText } from '../en/shop.ts';
import type { upcomingText } from '../en/upcoming.ts';
import { account } from './account.ts';
import { cart, drop, shop } from './buying.ts';
import { chat } from './chat.ts';
import { checkout } from './checkout.ts';
import { general } from './general.ts';
import { order } from './order.ts';
import { player } from './player.ts';
import { replay } from './replay.ts';
import { seller } from './seller.ts';
import { share } from './share.ts';
import { upcoming } from './upcoming.ts';

/** Every part of the catalogue, by the name it is registered with. A part that is missing here does not compile. */
interface Catalogue {
  readonly general: typeof messages;
  readonly account: typeof accountText;
  readonly cart: typeof cartText;
  readonly chat: typeof chatText;
  readonly checkout: typeof checkoutText;
  readonly drop: typeof dropText;
  readonly order: typeof orderText;
  readonly player: typeof playerText;
  readonly replay: typeof replayText;
  readonly seller: typeof sellerText;
  readonly share: typeof shareText;
  readonly shop: typeof shopText;
  readonly upcoming: typeof upcomingText;
}

/** The catalogue in German. */
export const german: Catalogue & Readonly<Record<string, object>> = {
  ...{ general, account, cart, chat, checkout, drop, order, player, replay, seller, share, shop, upcoming },
};
