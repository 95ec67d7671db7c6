import { Check, Copy } from 'lucide-react';
import { unwrap } from '../lib/bridge-call.ts';
import { t } from '../messages/messages.ts';
import { Button } from './Button.tsx';
import { useCopied } from './use-copied.ts';

interface CopyTextButtonProps {
  text: string;
  /** What it does; spoken, as the button holds an icon only. */
  label: string;
}

/** Puts a text on the clipboard, and says so. */
export function CopyTextButton({ text, label }: CopyTextButtonProps) {
  const { copied, press } = useCopied(async () => {
    const answer = await unwrap(window.studio.clipboard.write({ text }));
    return answer.written;
  });
  const Icon = copied ? Check : Copy;
  return (
    <Button size="icon-sm" tone="quiet" aria-label={label} onClick={press}>
      <Icon size={14} aria-hidden="true" />
      <span aria-live="polite" className="sr-only">
        {copied && t.actions.copied}
      </span>
    </Button>
  );
}
