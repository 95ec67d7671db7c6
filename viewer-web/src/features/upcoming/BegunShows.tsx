import type { ShowCard } from '@stallcast/shared/contract';
import { paths } from '../../app/routes.ts';
import { upcomingText as text } from '../../messages/en/upcoming.ts';
import { buttonClass } from '../../ui/Button.tsx';

/** What somebody wanted to be reminded of and that has begun. */
export function BegunShows({ shows }: { readonly shows: readonly ShowCard[] }) {
  return (
    <div role="status">
      {shows.map(({ streamId, title }) => (
        <div key={streamId} class="notice mb-8 flex-row items-center justify-between bg-good-soft text-good">
          <p class="min-w-0 font-semibold [overflow-wrap:anywhere]">{text.begun(title)}</p>
          <a href={paths.show(streamId)} class={buttonClass({ look: 'primary', size: 'sm' })}>
            {text.watch}
          </a>
        </div>
      ))}
    </div>
  );
}
