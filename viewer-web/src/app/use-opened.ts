import { useEffect, useState } from 'preact/hooks';

interface Openable {
  open(): void;
  close(): void;
}

/** Makes something once for a component, opens it when the component is on the page and closes it with the component. */
export function useOpened<Thing extends Openable>(create: () => Thing): Thing {
  const [thing] = useState(create);
  useEffect(() => {
    thing.open();
    return () => thing.close();
  }, [thing]);
  return thing;
}
