import type { ErrorCode, RequestName } from '@stallcast/shared/contract';

/**
 * Who may be behind a socket: somebody without a ticket, a viewer of a show who is a guest or logged in, its seller, the
 * seller of another one, and two whose tickets were good until they were suspended or logged out.
 */
export const socketRoles = [
  'stranger',
  'viewer',
  'member',
  'host',
  'otherHost',
  'banned',
  'loggedOut',
] as const;
export type SocketRole = (typeof socketRoles)[number];

type Row = Readonly<Record<SocketRole, 'ok' | ErrorCode>>;

/** None of them is in a show. */
const outside = {
  stranger: 'ticket-invalid',
  banned: 'ticket-invalid',
  loggedOut: 'ticket-invalid',
} as const;
const forBoth: Row = { ...outside, viewer: 'ok', member: 'ok', host: 'ok', otherHost: 'ok' };
/** The samples' ids are of nothing that the socket opened. */
const ofOwnThings: Row = {
  ...outside,
  viewer: 'not-found',
  member: 'not-found',
  host: 'not-found',
  otherHost: 'not-found',
};
/** The samples' tickets are made up. */
const byTicket: Row = {
  ...outside,
  viewer: 'ticket-invalid',
  member: 'ticket-invalid',
  host: 'ticket-invalid',
  otherHost: 'ticket-invalid',
};

/** How the sample payload of each socket request ends for each of them. */
export const socketTable = {
  'show.watch': byTicket,
  'show.host': byTicket,
  'media.capabilities': forBoth,
  'media.createTransport': forBoth,
  'media.connectTransport': ofOwnThings,
  'media.restartIce': ofOwnThings,
  'media.produce': { ...ofOwnThings, viewer: 'forbidden', member: 'forbidden' },
  'media.pauseProducer': ofOwnThings,
  'media.consume': ofOwnThings,
  'media.resumeConsumer': ofOwnThings,
  'media.setPreferredLayers': ofOwnThings,
} satisfies Record<RequestName, Row>;
