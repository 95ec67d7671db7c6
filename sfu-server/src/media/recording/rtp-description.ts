import type { types } from 'mediasoup';

export interface RtpStream {
  readonly kind: types.MediaKind;
  /** Port that RTP comes to; RTCP comes to the next. */
  readonly port: number;
  readonly codec: types.RtpCodecParameters;
}

/** The SDP (RFC 8866) from which a receiver on this machine knows what comes in where. */
export function describeRtp(streams: readonly RtpStream[]): string {
  const head = ['v=0', 'o=- 0 0 IN IP4 127.0.0.1', 's=show', 'c=IN IP4 127.0.0.1', 't=0 0'];
  return [...head, ...streams.flatMap(describeStream), ''].join('\r\n');
}

function describeStream({ kind, port, codec }: RtpStream): string[] {
  const encoding = codec.mimeType.slice(codec.mimeType.indexOf('/') + 1);
  const channels = codec.channels === undefined ? '' : `/${codec.channels}`;
  const parameters = Object.entries(codec.parameters ?? {}).map(
    ([name, value]) => `${name}=${String(value)}`,
  );
  return [
    `m=${kind} ${port} RTP/AVP ${codec.payloadType}`,
    `a=rtcp:${port + 1}`,
    `a=rtpmap:${codec.payloadType} ${encoding}/${codec.clockRate}${channels}`,
    ...(parameters.length > 0 ? [`a=fmtp:${codec.payloadType} ${parameters.join(';')}`] : []),
    'a=recvonly',
  ];
}
