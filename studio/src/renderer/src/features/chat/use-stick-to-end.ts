import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Nearer to the end than this counts as being there, in px. */
const nearPx = 40;

interface StickToEnd {
  readonly list: RefObject<HTMLDivElement | null>;
  /** Something came while the person was reading further up. */
  readonly behind: boolean;
  readonly handleScroll: () => void;
  readonly toEnd: () => void;
}

/** Keeps a list at its end while lines are added, unless the person scrolled up to read. `count` changes with every new line. */
export function useStickToEnd(count: unknown): StickToEnd {
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [behind, setBehind] = useState(false);
  const toEnd = useCallback(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
    setBehind(false);
  }, []);
  const handleScroll = useCallback(() => {
    const element = list.current;
    if (!element) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
    if (atEnd.current) setBehind(false);
  }, []);
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setBehind(true);
  }, [count, toEnd]);
  return { list, behind, handleScroll, toEnd };
}
