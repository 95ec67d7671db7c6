import { classes } from '../lib/class-names.ts';

/** The shape of something that is being loaded; silent for screen readers. */
export function Skeleton({ className }: { className: string }) {
  return <div aria-hidden="true" className={classes('animate-pulse rounded-md bg-hover', className)} />;
}
