import { SearchX } from 'lucide-react';
import { t } from '../messages/messages.ts';
import { EmptyState } from './EmptyState.tsx';

/** No line of a feed fits what was searched for. */
export function NothingFound() {
  return (
    <EmptyState icon={<SearchX size={22} strokeWidth={1.6} />} title={t.feeds.searchEmpty}>
      {t.feeds.searchEmptyText}
    </EmptyState>
  );
}
