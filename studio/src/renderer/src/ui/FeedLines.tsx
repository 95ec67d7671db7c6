import { ArrowDown, ArrowUp } from 'lucide-react';
import {
  type FocusEvent,
  type ReactNode,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { classes } from '../lib/class-names.ts';
import type { NewAt } from './feed-place.ts';
import { LineWindow } from './line-window.ts';

interface FeedLinesProps<Line> {
  /** What the list is called. */
  label: string;
  /** In the order in which they stand there. */
  lines: readonly Line[];
  /** Stays the same function. */
  keyOf: (line: Line) => string;
  newAt: NewAt;
  /** Height of a usual line until it is measured, in px. */
  usualPx: number;
  /** Whether a screen reader says what comes, as long as nobody reads further back. */
  spoken: boolean;
  /** On the button that leads to what came while somebody read elsewhere. */
  newOnes: string;
  className: string;
  /** What stands in a line. Draws again whenever the list changes: give it something that remembers itself. */
  children: (line: Line) => ReactNode;
}

/** A list of any length, of which only what is in view is drawn; each line tells its place in it to screen readers. */
export function FeedLines<Line>({
  label,
  lines,
  keyOf,
  newAt,
  usualPx,
  spoken,
  newOnes,
  className,
  children,
}: FeedLinesProps<Line>) {
  const [view] = useState(() => new LineWindow({ newAt, usualPx }));
  const { attach, measure, handleScroll, goToNew } = view;
  const [focusedKey, setFocusedKey] = useState<string | null>(null);
  useSyncExternalStore(view.subscribe, view.version);
  const keys = useMemo(() => lines.map(keyOf), [lines, keyOf]);
  const drawn = view.draw(keys, focusedKey === null ? -1 : keys.indexOf(focusedKey));
  useLayoutEffect(() => view.mounted(), [view]);
  // After every drawing: the height of the list, and so the place of its end, may have changed.
  useLayoutEffect(() => view.drawn());

  function handleFocus({ target }: FocusEvent<HTMLElement>) {
    setFocusedKey(target.closest<HTMLElement>('[data-line]')?.dataset['line'] ?? null);
  }

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={attach}
        role={newAt === 'end' ? 'log' : 'group'}
        // Lines that are drawn because somebody scrolls to them are no news.
        aria-live={spoken && !drawn.away ? 'polite' : 'off'}
        tabIndex={0}
        aria-label={label}
        onScroll={handleScroll}
        onFocus={handleFocus}
        // The view keeps the reader's place: the browser knows nothing of lines that are not drawn.
        className={classes('min-h-0 flex-1 overflow-y-auto [overflow-anchor:none]', className)}
      >
        <ol className="relative" style={{ height: drawn.totalPx }}>
          {drawn.lines.map(({ index, key, start }) => {
            const line = lines[index];
            if (line === undefined) return null;
            return (
              <li
                key={key}
                ref={measure}
                data-index={index}
                data-line={key}
                aria-posinset={index + 1}
                aria-setsize={lines.length}
                style={{ top: start }}
                className={classes(
                  'absolute inset-x-0',
                  newAt === 'start' && index === 0 && 'animate-arrive',
                )}
              >
                {children(line)}
              </li>
            );
          })}
        </ol>
      </div>
      {drawn.behind && <ToNewButton newAt={newAt} text={newOnes} onPress={goToNew} />}
    </div>
  );
}

interface ToNewButtonProps {
  newAt: NewAt;
  text: string;
  onPress: () => void;
}

function ToNewButton({ newAt, text, onPress }: ToNewButtonProps) {
  const Icon = newAt === 'end' ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      onClick={onPress}
      className={classes(
        'absolute left-1/2 flex h-8 -translate-x-1/2 animate-arrive items-center gap-1.5 rounded-full bg-accent px-3.5 text-xs font-semibold whitespace-nowrap text-on-accent shadow-raised',
        newAt === 'end' ? 'bottom-2' : 'top-2',
      )}
    >
      <Icon size={14} aria-hidden="true" />
      {text}
    </button>
  );
}
