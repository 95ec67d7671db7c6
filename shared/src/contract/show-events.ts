import { z } from 'zod';
import { streamStatuses } from '../domain/stream-state.ts';
import { chat, comment } from './comments.ts';
import { definePush, defineRequest } from './define.ts';
import { showcase } from './drops.ts';
import { cursor, orderId, savedStreamId, streamId } from './fields.ts';
import { product } from './products.ts';
import { orderFeedItem, recordingFacts, viewerFeedItem } from './stats.ts';
import { publicCounters, sellerCounters } from './streams.ts';

const ticket = z.string().min(1).max(1000);
const showState = z.object({
  streamId,
  status: z.enum(streamStatuses),
  /** The seller's picture is missing; the show goes on. */
  interrupted: z.boolean(),
  replayId: savedStreamId.nullable(),
});

export const showRequests = {
  'show.watch': defineRequest({
    summary:
      'Enter a show as a viewer with the ticket from `viewers.join`. The viewer counts while this socket lives.',
    payload: z.strictObject({ ticket }),
    reply: z.object({ state: showState, counters: publicCounters, showcase, chat, cursor }),
  }),
  'show.host': defineRequest({
    summary:
      'Enter one’s own show as its seller with the ticket from `streams.hostTicket`; an older studio is told and put out.',
    payload: z.strictObject({ ticket }),
    reply: z.object({ state: showState, counters: sellerCounters, showcase, chat, cursor }),
  }),
};

export const showPushes = {
  'show.state': definePush({ summary: 'The show’s state changed.', payload: showState }),
  'show.counters': definePush({
    summary: 'Figures everyone may know, as they move.',
    payload: publicCounters,
  }),
  'show.comment': definePush({ summary: 'Somebody wrote a comment.', payload: comment }),
  'show.commentChanged': definePush({
    summary: 'A comment was hidden, shown again or deleted: as it stands now.',
    payload: comment,
  }),
  'show.chat': definePush({
    summary: 'The settings of the chat, or what is pinned in it, whenever they change.',
    payload: chat,
  }),
  'show.products': definePush({
    summary: 'The products of the show, whenever the list, a price or a stock changes.',
    payload: z.object({ products: z.array(product) }),
  }),
  'show.showcase': definePush({
    summary:
      'What is pinned and the drops of the show, whenever one of them is announced, opens, changes or closes.',
    payload: showcase,
  }),
  'studio.counters': definePush({ summary: 'All figures, for the seller.', payload: sellerCounters }),
  'studio.order': definePush({ summary: 'An order line was paid.', payload: orderFeedItem }),
  'studio.orderChanged': definePush({
    summary: 'An order with lines of this show was sent or paid back, or a refund of it has come further.',
    payload: z.object({ orderId }),
  }),
  'studio.viewer': definePush({ summary: 'A viewer came or left.', payload: viewerFeedItem }),
  'studio.recording': definePush({
    summary: 'The recording of the show began, stopped, or was disturbed.',
    payload: recordingFacts,
  }),
  'studio.replaced': definePush({
    summary: 'The same seller opened this show in another studio; this one does not publish any more.',
    payload: z.object({}),
  }),
};
