import type { ApiClient } from '@stallcast/shared/client';
import type { Drop, RouteRequest, Routes, Showcase } from '@stallcast/shared/contract';
import type { Sql } from 'postgres';

type NewDrop = RouteRequest<Routes['drops.start']>['body'];

/** Announces a drop that opens at once; what is not said does not matter to the test. */
export async function startDrop(
  api: ApiClient,
  drop: Partial<NewDrop> & Pick<NewDrop, 'streamId' | 'productId'>,
): Promise<Drop> {
  const terms = { priceMinor: 900, quantity: 3, countdownSeconds: 0, openForSeconds: 600 };
  return (await api('drops.start', { body: { ...terms, ...drop } })).drop;
}

/** What everyone sees of a show's pin and drops. */
export async function showcaseOf(api: ApiClient, streamId: string): Promise<Showcase> {
  return api('drops.list', { query: { streamId } });
}

/** How many items of a product can be bought outside of its drops. */
export async function stockOf(api: ApiClient, productId: string): Promise<number> {
  return (await api('products.one', { params: { productId } })).product.stock;
}

/** How each drop of a show was closed; null for those that were not. */
export async function closeReasons(sql: Sql, streamId: string): Promise<(string | null)[]> {
  const rows = await sql<{ reason: string | null }[]>`
    select close_reason as reason from drops where stream_id = ${streamId} order by id`;
  return rows.map(({ reason }) => reason);
}
