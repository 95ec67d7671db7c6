/** The three states of a show in the database. "Interrupted" is a fact of the media room, never a status. */
export const streamStatuses = ['scheduled', 'live', 'ended'] as const;
export type StreamStatus = (typeof streamStatuses)[number];

const nextStatuses: Record<StreamStatus, readonly StreamStatus[]> = {
  scheduled: ['live'],
  live: ['ended'],
  ended: [],
};

/** Whether a show may go from one status to another: scheduled → live → ended, never back. */
export function mayStreamBecome(from: StreamStatus, to: StreamStatus): boolean {
  return nextStatuses[from].includes(to);
}
