/** Every wait of the server in one place, in ms. */
export const timeouts = Object.freeze({
  /** A unit of work takes milliseconds; one that takes this long met a database that hangs. */
  unitOfWorkMs: 3000,
  /** Waiting for another transaction's row lock. Shorter than the unit of work, so that the cause is told apart. */
  databaseLockMs: 2000,
  /** One statement. */
  databaseStatementMs: 2500,
  /** Opening a connection. */
  databaseConnectMs: 5000,
  /** Another process may be migrating. */
  migrationLockMs: 60_000,
  /** A request has to arrive whole within this time (slow senders hold a socket each). */
  httpRequestMs: 30_000,
  httpHeadersMs: 10_000,
  httpKeepAliveMs: 65_000,
  /** A socket that shows no ticket is closed. */
  socketTicketMs: 10_000,
  socketPingEveryMs: 5000,
  /** Silence longer than ping + this is a dead socket. */
  socketPingTimeoutMs: 8000,
  /** How often a viewer without a socket tells that it is there. */
  heartbeatEveryMs: 10_000,
  /** A viewer not heard of for this long has left. */
  viewerGoneMs: 25_000,
  viewerSweepEveryMs: 5000,
  /** A ticket opens a socket until then. */
  ticketMs: 60_000,
  /** Figures of one show are pushed at most this often. */
  pushCountersEveryMs: 250,
  /** A pending order gives its stock back after this. */
  pendingOrderMs: 600_000,
  pendingOrderSweepEveryMs: 10_000,
  /** Open requests may finish before the process goes. */
  drainMs: 10_000,
});
