import { Check, Link } from 'lucide-react';
import { useEffect, useState } from 'react';
import { inBackground } from '../lib/in-background.ts';
import { copyPageAddress } from '../lib/public-pages.ts';
import { t } from '../messages/messages.ts';
import { Button } from './Button.tsx';

/** How long the button says that it worked, in ms. */
const saidForMs = 2_000;

interface CopyLinkButtonProps {
  /** Path of a public page of the server. */
  path: string;
  size?: 'sm' | 'md';
}

/** Puts the full address of a page on the clipboard, and says so. */
export function CopyLinkButton({ path, size = 'md' }: CopyLinkButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), saidForMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const Icon = copied ? Check : Link;
  return (
    <Button size={size} onClick={() => inBackground(copyPageAddress(path).then(setCopied))}>
      <Icon size={15} aria-hidden="true" />
      <span aria-live="polite">{copied ? t.live.copied : t.live.copyLink}</span>
    </Button>
  );
}
