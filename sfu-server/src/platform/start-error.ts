/** What keeps the server from starting, in a sentence for the person at the terminal: what happened and what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
