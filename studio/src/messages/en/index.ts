import { accountMessages } from './account.ts';
import { captureMessages } from './capture.ts';
import { desktopMessages } from './desktop.ts';
import { dropMessages } from './drops.ts';
import { endShowMessages } from './end-show.ts';
import { figuresMessages } from './figures.ts';
import { generalMessages } from './general.ts';
import { liveMessages } from './live.ts';
import { orderMessages } from './orders.ts';
import { prepareMessages } from './prepare.ts';
import { productMessages } from './products.ts';
import { shopMessages } from './shop.ts';

/** The catalogue in English, by place. Every other language is an object of this shape. */
export const en = {
  ...generalMessages,
  ...accountMessages,
  ...prepareMessages,
  ...captureMessages,
  ...liveMessages,
  ...figuresMessages,
  products: productMessages,
  drops: dropMessages,
  orders: orderMessages,
  shop: shopMessages,
  ...endShowMessages,
  desktop: desktopMessages,
};
