/** What the list of shows to come needs to know of reminders. */
export interface Reminding {
  /** Whether somebody is reminded of a show. */
  isSet(streamId: string): boolean;
  /** Reminds of a show, or no longer. */
  press(streamId: string): void;
}
