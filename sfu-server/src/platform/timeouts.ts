/** Every wait of the server in one place, in ms. */
export const timeouts = Object.freeze({
  /** A unit of work takes milliseconds; one that takes this long met a database that hangs. */
  unitOfWorkMs: 3000,
  /** Waiting for another transaction's row lock. Shorter than the unit of work, so that the cause is told apart. */
  databaseLockMs: 2000,
  /** One statement. */
  databaseStatementMs: 2500,
  /** Opening a connection, or waiting for a free one. */
  databaseConnectMs: 5000,
  /** A connection that rested for this long is closed. */
  databaseIdleMs: 60_000,
  /** Connections may finish what they do before the process goes. */
  databaseCloseMs: 5000,
  /** Our own database may have to repair itself after a power cut. */
  embeddedDatabaseStartMs: 60_000,
  /** Stopping it in order; after that by force. */
  embeddedDatabaseStopMs: 4000,
  /** Before it is started again after it died. */
  embeddedDatabaseRestartMs: 500,
  /** Another process may be migrating. */
  migrationLockMs: 60_000,
  /** A request has to arrive whole within this time (slow senders hold a socket each). */
  httpRequestMs: 30_000,
  httpHeadersMs: 10_000,
  httpKeepAliveMs: 65_000,
  /** An answer to a poll that no event has changed is found out anew after this, in case an event was lost with its connection. */
  pollAnswerMs: 5000,
  /** A socket that shows no ticket is closed. */
  socketTicketMs: 10_000,
  socketPingEveryMs: 5000,
  /** Silence longer than ping + this is a dead socket. */
  socketPingTimeoutMs: 8000,
  /** How often it is looked whether a client still reads. */
  socketStuckCheckEveryMs: 1000,
  /** How often a viewer without a socket tells that it is there. */
  heartbeatEveryMs: 10_000,
  /** A viewer not heard of for this long has left. */
  viewerGoneMs: 25_000,
  /** A viewer whose socket closed may be reloading the page. */
  viewerReconnectMs: 3000,
  viewerSweepEveryMs: 1000,
  /** A ticket opens a socket until then. */
  ticketMs: 60_000,
  /** And so much longer: the clock may have been set meanwhile, or may be another machine's. */
  ticketLeewayMs: 60_000,
  /** Figures of one show are pushed at most this often. */
  pushCountersEveryMs: 250,
  /** What is pinned and the drops of one show: what is left is counted down under many eyes. */
  pushShowcaseEveryMs: 100,
  /** Drops that were sold out or lost their show are looked for this long after the cause. */
  dropLookMs: 50,
  /** Before it is tried again to close drops when that failed. */
  dropRetryMs: 1000,
  /** The next drop is looked for at least this often, whatever the clocks do. */
  dropLookEveryMs: 60_000,
  /** What a cart holds of a drop goes back after this. */
  cartHoldMs: 600_000,
  /** The pause between two looks for what nobody bought in time: what comes back is on sale within a second. */
  releaseExpiredEveryMs: 250,
  /** One look takes no longer than this; the next one goes on. */
  releaseRunMs: 20_000,
  /** How often carts that guests left behind are looked for. */
  purgeGuestCartsEveryMs: 6 * 3_600_000,
  /** A pending order gives its stock back after this. */
  pendingOrderMs: 600_000,
  /** Payments without an outcome are looked after this often. */
  settlePaymentsEveryMs: 10_000,
  /** Refunds that no gateway has confirmed are looked after this often. */
  carryOutRefundsEveryMs: 10_000,
  /** What is kept for a while only is looked through this often. */
  forgetOldEveryMs: 3_600_000,
  /** A call that moved money can be repeated for this long and gets the same answer. */
  idempotencyKeyMs: 30 * 24 * 3_600_000,
  /** Drops that nobody closed at their time are looked for this often. */
  closeDropsEveryMs: 10_000,
  /** A payment gateway answers within this time, or the order waits for its webhook. */
  paymentGatewayMs: 10_000,
  /** A payment without an outcome for this long is asked for at its gateway. */
  paymentLateMs: 30_000,
  /** A stored webhook that nobody acted on for this long was left behind by a process that ended. */
  webhookLateMs: 10_000,
  /** A run of a job that takes longer did not survive its process, and is taken up again. */
  jobMs: 60_000,
  /** Before the job queue is started again that could not start. */
  jobsRestartMs: 2000,
  /** Runs under way may end within this time. */
  jobsCloseMs: 3000,
  /** A media worker is asked this often whether it is there: one that hangs sends no event, and its viewers see nothing until it is asked. */
  mediaWorkerCheckEveryMs: 500,
  /** A media worker that does not answer within this time hangs, and is killed to be replaced. */
  mediaWorkerAnswerMs: 1000,
  /** A media worker that was told to go may finish within this time. */
  mediaWorkerCloseMs: 1000,
  /** A room waits this long for a living media worker before it says that media is not available. */
  mediaWorkerWaitMs: 5000,
  /** Waits before a media worker is started again that died young: the first is twice this, the longest. */
  mediaWorkerRestartMs: 100,
  mediaWorkerRestartMostMs: 5000,
  /** A media worker that lived this long did not die of what killed the one before. */
  mediaWorkerLivedMs: 10_000,
  /** A transport that nobody connected is closed. */
  mediaTransportConnectMs: 10_000,
  /** A show without its seller's picture for this long counts as interrupted; shorter gaps are repairs nobody should hear of. */
  mediaInterruptedAfterMs: 2000,
  /** How often a recorder looks whether it records the right thing. */
  recorderCheckEveryMs: 100,
  /** Tracks are published one by one; a recording begins when nothing changed for this long. */
  recorderSettleMs: 100,
  /** A recording waits this long for a picture before it takes sound alone. */
  recorderPicturePatienceMs: 3000,
  /** A recording waits this long for the full picture before it takes a smaller one. */
  recorderTopLayerPatienceMs: 4000,
  /** A larger picture that came back has to stay this long before the recording changes to it. */
  recorderLayerSteadyMs: 5000,
  /** ffmpeg has to listen after this time. */
  recorderListenMs: 5000,
  /** ffmpeg is asked again to finish when it has not after this time. */
  recorderEndPoliteMs: 300,
  /** ffmpeg may finish its file within this time, then it is killed. */
  recorderEndMs: 5000,
  /** ffmpeg ends by itself when nothing at all has come for twice this long: then its server is gone. */
  recorderOrphanMs: 900,
  /** A recorder hears from its server this often, whether there is sound and picture or not. */
  recorderLifeSignEveryMs: 200,
  /** Key frames in a recording: as far as a viewer of the replay can jump. */
  recorderKeyFrameEveryMs: 5000,
  /** Wait before recording is tried again after a failure: the first and the longest. */
  recorderRetryMs: 250,
  recorderRetryMostMs: 5000,
  /** A part that lived this long was no failure. */
  recorderPartLivedMs: 3000,
  /** Free space on the disk of the recordings is looked at this often. */
  recorderDiskCheckEveryMs: 2000,
  /** A preview of a live show that is younger is shown again. Key frames come every 5 s, so what is seen is at most 10 s old. */
  previewFreshMs: 4000,
  /** Whoever saves a show is answered after this at the latest; its replay may still be put together then. */
  replayAnswerMs: 8000,
  /** Before work on a recording that failed is tried again; longer each time. */
  replayRetryMs: 5000,
  /** Work on recordings may finish before the process goes; the next start goes on with what did not. */
  replayCloseMs: 5000,
  /** From "not ready" to the end, so that a load balancer that asks every second sends nobody here any more. */
  endNoticeMs: 1000,
  /** Open requests may finish before the process goes. */
  drainMs: 9000,
  /** The whole way from the signal to the exit; then the process ends with what is not done. */
  shutdownMs: 14_000,
});
