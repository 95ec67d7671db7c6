import { useEffect } from 'preact/hooks';
import { messages } from '../messages/en/general.ts';

/** Names the page in the browser's tab and history. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = messages.pageTitle(title);
  }, [title]);
}
