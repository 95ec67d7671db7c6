import type { ErrorCode, RequestName } from '@stallcast/shared/contract';

/** Who may be behind a socket: somebody without a ticket, a viewer of a show, its seller. */
export const socketRoles = ['stranger', 'viewer', 'host'] as const;
export type SocketRole = (typeof socketRoles)[number];

type Row = Readonly<Record<SocketRole, 'ok' | ErrorCode>>;

const forBoth: Row = { stranger: 'ticket-invalid', viewer: 'ok', host: 'ok' };
/** The samples' ids are of nothing that the socket opened. */
const ofOwnThings: Row = { stranger: 'ticket-invalid', viewer: 'not-found', host: 'not-found' };
/** The samples' tickets are made up. */
const byTicket: Row = { stranger: 'ticket-invalid', viewer: 'ticket-invalid', host: 'ticket-invalid' };

/** How the sample payload of each socket request ends for each of them. */
export const socketTable = {
  'show.watch': byTicket,
  'show.host': byTicket,
  'media.capabilities': forBoth,
  'media.createTransport': forBoth,
  'media.connectTransport': ofOwnThings,
  'media.restartIce': ofOwnThings,
  'media.produce': { ...ofOwnThings, viewer: 'forbidden' },
  'media.pauseProducer': ofOwnThings,
  'media.consume': ofOwnThings,
  'media.resumeConsumer': ofOwnThings,
  'media.setPreferredLayers': ofOwnThings,
} satisfies Record<RequestName, Row>;
