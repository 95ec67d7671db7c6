/** Why a camera or microphone gives nothing. */
export type SourceFault = 'denied' | 'missing' | 'busy' | 'lost' | 'unknown';

/** The fault behind a rejected `getUserMedia` (Media Capture and Streams, section 10.2.1). */
export function faultOf(error: unknown): SourceFault {
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
