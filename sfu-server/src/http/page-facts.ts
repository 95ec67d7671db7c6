import { type Product, routes, type SavedStream, type Stream } from '@stallcast/shared/contract';
import { toDecimal } from '@stallcast/shared/domain';
import { guest } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Handlers, RequestContext } from '../platform/handlers.ts';
import type { PageFacts } from './page-head.ts';

type Asked = 'streams.list' | 'recordings.one' | 'sellers.one';

/** The pages that somebody's words stand on. */
export type PageName = 'show' | 'replay' | 'seller';

/** What such a page is about, by the last part of its address; null where a guest may see nothing. */
export type FindPageFacts = (page: PageName, id: string, origin: string) => Promise<PageFacts | null>;

/** Finds them where everybody does: a page tells nothing that a guest cannot ask for. */
export function createPageFacts(handlers: Pick<Handlers, Asked>): FindPageFacts {
  const finders: Readonly<Record<PageName, (id: string, origin: string) => Promise<PageFacts | null>>> = {
    async show(id, origin) {
      const query = routes['streams.list'].query.safeParse({ streamId: id });
      if (!query.success) return null;
      const { streams } = await handlers['streams.list']({ ...nothing, query: query.data }, asGuest);
      return streams[0] ? ofShow(streams[0], origin) : null;
    },
    async replay(id, origin) {
      const params = routes['recordings.one'].params.safeParse({ savedStreamId: id });
      if (!params.success) return null;
      const { savedStream } = await handlers['recordings.one']({ ...nothing, params: params.data }, asGuest);
      return ofReplay(savedStream, origin);
    },
    async seller(id, origin) {
      const params = routes['sellers.one'].params.safeParse({ slug: id });
      if (!params.success) return null;
      const { seller } = await handlers['sellers.one']({ ...nothing, params: params.data }, asGuest);
      const path = `/sellers/${seller.slug}`;
      const logo = seller.logoUrl && { logo: origin + seller.logoUrl };
      return {
        ...{ title: seller.name, description: seller.about, path, imagePath: seller.logoUrl, by: null },
        ...{ type: 'profile', isListed: true },
        structured: {
          '@type': 'Store',
          name: seller.name,
          description: seller.about,
          url: origin + path,
          ...logo,
        },
      };
    },
  };
  return async (page, id, origin) => {
    try {
      return await finders[page](id, origin);
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return null;
      throw error;
    }
  };
}

function ofShow(show: Stream, origin: string): PageFacts {
  const { title, description, vendor, status } = show;
  const path = `/shows/${show.streamId}`;
  const isLive = status === 'live';
  const imagePath = isLive ? `/media/previews/${show.streamId}.jpg` : show.coverUrl;
  return {
    ...{ title, description, path, imagePath, by: vendor.name, type: 'video.other' },
    isListed: show.visibility === 'public',
    structured: {
      '@type': 'BroadcastEvent',
      name: title,
      ...(description && { description }),
      url: origin + path,
      ...(imagePath && { image: origin + imagePath }),
      isLiveBroadcast: isLive,
      ...dates(show),
      organizer: sellerOf(show, origin),
      ...(show.featured.length > 0 && { offers: show.featured.map((product) => offerOf(product, origin)) }),
    },
  };
}

function dates({ startedAt, scheduledAt, endedAt }: Stream) {
  const startDate = startedAt ?? scheduledAt;
  return { ...(startDate && { startDate }), ...(endedAt && { endDate: endedAt }) };
}

function offerOf({ name, imageUrl, price, stock }: Product, origin: string) {
  return {
    '@type': 'Offer',
    itemOffered: { '@type': 'Product', name, ...(imageUrl && { image: origin + imageUrl }) },
    price: toDecimal(price),
    priceCurrency: price.currency,
    availability: `https://schema.org/${stock > 0 ? 'InStock' : 'SoldOut'}`,
  };
}

function ofReplay(replay: SavedStream, origin: string): PageFacts {
  const { title, description, vendor, coverUrl } = replay;
  const path = `/replays/${replay.savedStreamId}`;
  return {
    ...{ title, description, path, imagePath: coverUrl, by: vendor.name, type: 'video.other' },
    isListed: replay.visibility === 'public',
    structured: {
      '@type': 'VideoObject',
      name: title,
      description: description || title,
      url: origin + path,
      ...(coverUrl && { thumbnailUrl: origin + coverUrl }),
      ...(replay.videoUrl && { contentUrl: origin + replay.videoUrl }),
      uploadDate: replay.savedAt,
      duration: `PT${Math.round(replay.durationMs / 1000)}S`,
      creator: sellerOf(replay, origin),
    },
  };
}

function sellerOf({ vendor }: Pick<Stream, 'vendor'>, origin: string) {
  return { '@type': 'Organization', name: vendor.name, url: `${origin}/sellers/${vendor.slug}` };
}

const nothing = { params: undefined, query: undefined, body: undefined } as const;

/** Somebody of whom nothing is known asks, and only reads. */
const asGuest: RequestContext = {
  ...{ actor: guest, ip: '', requestId: '', headers: {}, rawBody: Buffer.alloc(0), idempotencyKey: '' },
  cookie: () => undefined,
  addSetCookie: () => {},
};
