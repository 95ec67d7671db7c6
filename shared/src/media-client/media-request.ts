import type { MediaRequestName, RequestPayload, RequestReply } from '../contract/index.ts';

/** Sends a media request of the contract and gives its reply; the socket client's `request` fits. */
export type MediaRequest = <Name extends MediaRequestName>(
  name: Name,
  payload: RequestPayload<Name>,
) => Promise<RequestReply<Name>>;
