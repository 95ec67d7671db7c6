import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { t } from '../messages/messages.ts';
import { Button } from './Button.tsx';
import { Panel } from './Panel.tsx';
import { SearchField } from './SearchField.tsx';

interface FeedPanelProps {
  title: string;
  /** Further buttons at the right of the title. */
  aside?: ReactNode;
  className?: string | undefined;
  /** The lines that fit what is searched for; an empty query while nothing is. */
  children: (query: string) => ReactNode;
}

/** A panel of lines in which one can search; the box is out of the way until it is asked for. */
export function FeedPanel({ title, aside, className, children }: FeedPanelProps) {
  const [query, setQuery] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const open = query !== null;

  function closeOnEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    setQuery(null);
    button.current?.focus();
  }

  return (
    <Panel
      title={title}
      {...(className !== undefined && { className })}
      aside={
        <div className="flex items-center gap-1">
          <Button
            ref={button}
            tone="quiet"
            size="icon-sm"
            aria-label={t.feeds.search(title)}
            aria-expanded={open}
            onClick={() => setQuery(open ? null : '')}
          >
            <Search size={15} aria-hidden="true" />
          </Button>
          {aside}
        </div>
      }
    >
      {open && (
        <div className="shrink-0 px-3 pb-2" onKeyDown={closeOnEscape}>
          <SearchField label={t.feeds.search(title)} value={query} onChange={setQuery} autoFocus />
        </div>
      )}
      {children(query ?? '')}
    </Panel>
  );
}
