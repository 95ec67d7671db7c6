import type { SocketClient } from '@stallcast/shared/client';
import type { RequestReply } from '@stallcast/shared/contract';
import type { MediaRequest } from '@stallcast/shared/media-client';

/** What the server tells who enters a show. */
export type Entry = RequestReply<'show.watch'>;

/** The socket of a show: it is entered with a ticket, then pushes come and media can be asked for. */
export interface LiveSocket extends Pick<SocketClient, 'status' | 'on' | 'onStatus' | 'close'> {
  /** Enters the show. Throws ApiError. */
  watch(ticket: string): Promise<Entry>;
  readonly media: MediaRequest;
  /** Asks the server for any answer. False when none came soon: the connection only seems to stand. */
  answers(): Promise<boolean>;
}
