import { deriveSecret } from '@stallcast/sfu-server/derived-secret';
import { asSeller, asUser, type SellerPerson, type UserPerson } from './drivers.ts';
import { type StartOptions, startApp, type TestApp } from './start-app.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';

export interface Shop extends TestApp {
  readonly webhooks: Webhooks;
  seller(): Promise<SellerPerson>;
  buyer(displayName?: string): Promise<UserPerson>;
  buyers(count: number): Promise<UserPerson[]>;
}

/** How a shop may be started: how long the test gateway takes for a delayed payment. */
export const paymentDelay = (ms: number): StartOptions => ({ env: { TEST_PAYMENT_DELAY_MS: String(ms) } });

/** A server with nothing in it, the people who come to it, and the payment gateway's side of the wire. */
export async function openShop(options?: StartOptions): Promise<Shop> {
  const app = await startApp(options);
  const buyer = (displayName?: string) => asUser(app, displayName === undefined ? {} : { displayName });
  const secret = deriveSecret(app.secret, 'test payments');
  return Object.assign(app, {
    webhooks: createWebhooks({ origin: () => app.url, secret, sql: app.sql }),
    seller: () => asSeller(app),
    buyer,
    async buyers(count: number) {
      const people: UserPerson[] = [];
      // Hashing passwords takes the machine's cores; more at once would only wait for each other.
      while (people.length < count) {
        people.push(
          ...(await Promise.all(Array.from({ length: Math.min(4, count - people.length) }, () => buyer()))),
        );
      }
      return people;
    },
  });
}
