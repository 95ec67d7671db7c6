import { useEffect, useMemo } from 'preact/hooks';

interface Openable {
  open(): void;
  close(): void;
}

/**
 * Makes something for a component, opens it when the component is on the page and closes it with the component. Once, or
 * anew for each other `key`.
 */
export function useOpened<Thing extends Openable>(create: () => Thing, key?: string): Thing {
  const thing = useMemo(create, [key]);
  useEffect(() => {
    thing.open();
    return () => thing.close();
  }, [thing]);
  return thing;
}
