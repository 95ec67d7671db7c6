/** The three states of a show in the database. "Interrupted" is a fact of the media room, never a status. */
export const streamStatuses = ['scheduled', 'live', 'ended'] as const;
export type StreamStatus = (typeof streamStatuses)[number];

/** Who may see a show: everyone; whoever has its address; its seller alone, to practise. */
export const visibilities = ['public', 'unlisted', 'rehearsal'] as const;
export type Visibility = (typeof visibilities)[number];

/** How the picture of a show stands: 16:9 or 9:16. */
export const orientations = ['landscape', 'portrait'] as const;
export type Orientation = (typeof orientations)[number];

const nextStatuses: Record<StreamStatus, readonly StreamStatus[]> = {
  scheduled: ['live'],
  live: ['ended'],
  ended: [],
};

/** Whether a show may go from one status to another: scheduled → live → ended, never back. */
export function mayStreamBecome(from: StreamStatus, to: StreamStatus): boolean {
  return nextStatuses[from].includes(to);
}
