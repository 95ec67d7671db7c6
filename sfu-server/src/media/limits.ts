/** What one peer or room may take of the media server. */
export const mediaLimits = Object.freeze({
  /** Everyone in a room, seller included. */
  peersPerRoom: 2000,
  /** A viewer needs two consumers; the rest is room for a producer being replaced. */
  consumersPerPeer: 8,
  /** Requests of one peer that may wait for their turn. */
  pendingRequestsPerPeer: 32,
  /** Transports that one peer may open within the window: repairs need a few, exhaustion needs thousands. */
  transportsPerWindow: 30,
  transportWindowMs: 60_000,
  /** What a seller may send at most: 1080p simulcast with room to spare. */
  maxIncomingBitrateBps: 8_000_000,
  /** What a new viewer is taken to receive until measured: enough for the top layer of 720p at once. */
  initialOutgoingBitrateBps: 2_000_000,
  /**
   * No viewer's line is taken to carry less: sound and the smallest layer of 720p. The estimate of a line that shrinks falls far below it
   * at first, and one that no picture is sent over any more is never found out to have recovered.
   */
  leastOutgoingBitrateBps: 200_000,
  /**
   * A burst of joins costs the seller's encoder one key frame in this time. Who joins just after another key frame waits that long,
   * so it is no longer than it must be.
   */
  keyFrameRequestDelayMs: 500,
});
