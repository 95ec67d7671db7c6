import { Check, Link } from 'lucide-react';
import { copyPageAddress } from '../lib/public-pages.ts';
import { t } from '../messages/messages.ts';
import { Button } from './Button.tsx';
import { useCopied } from './use-copied.ts';

interface CopyLinkButtonProps {
  /** Path of a public page of the server. */
  path: string;
  size?: 'sm' | 'md';
}

/** Puts the full address of a page on the clipboard, and says so. */
export function CopyLinkButton({ path, size = 'md' }: CopyLinkButtonProps) {
  const { copied, press } = useCopied(() => copyPageAddress(path));
  const Icon = copied ? Check : Link;
  return (
    <Button size={size} onClick={press}>
      <Icon size={15} aria-hidden="true" />
      <span aria-live="polite">{copied ? t.live.copied : t.live.copyLink}</span>
    </Button>
  );
}
