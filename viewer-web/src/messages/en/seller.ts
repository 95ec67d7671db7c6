import { part } from '../catalogue.ts';
import { plural } from './plural.ts';

/** What a person reads on a seller's page. */
export const sellerText = part('seller', {
  followed: 'Sellers you follow',
  follow: 'Follow',
  following: 'Following',
  followNamed: (name: string) => `Follow ${name}`,
  followers: (count: number, written: string) =>
    `${written} ${plural(count, { one: 'follower', other: 'followers' })}`,
  products: 'For sale',
  live: 'Live now',
  replays: 'Replays',
  missing: 'There is no such seller',
  missingText: 'The address may be mistyped.',
  failed: 'The page could not be loaded',
});
