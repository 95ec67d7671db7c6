import { useEffect, useState } from 'react';
import { unwrap } from '../../lib/bridge-call.ts';
import { inBackground } from '../../lib/in-background.ts';

/** Whether the window is a small panel, and the way there and back. It is none any more once the screen is left. */
export function useCompact(): readonly [boolean, (compact: boolean) => void] {
  const [compact, setCompact] = useState(false);
  useEffect(() => {
    if (!compact) return undefined;
    inBackground(unwrap(window.studio.window.compact({ compact: true })));
    return () => inBackground(unwrap(window.studio.window.compact({ compact: false })));
  }, [compact]);
  return [compact, setCompact];
}
