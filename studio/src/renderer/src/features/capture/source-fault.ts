/** Why asking for a picture or a sound gave none. */
export type RequestFault = 'denied' | 'missing' | 'busy' | 'unknown';

/** Why a camera or microphone gives nothing. */
export type SourceFault = RequestFault | 'lost';

/** The fault behind a rejected `getUserMedia` (Media Capture and Streams, section 10.2.1). */
export function faultOf(error: unknown): RequestFault {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'unknown';
  }
}
