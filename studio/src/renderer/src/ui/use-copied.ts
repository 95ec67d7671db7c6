import { useEffect, useState } from 'react';
import { inBackground } from '../lib/in-background.ts';

/** How long a button says that it worked, in ms. */
const saidForMs = 2_000;

/** Copies with `copy`, which answers whether it is on the clipboard now; `copied` holds for a moment after. */
export function useCopied(copy: () => Promise<boolean>) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), saidForMs);
    return () => clearTimeout(timer);
  }, [copied]);
  return { copied, press: () => inBackground(copy().then(setCopied)) };
}
