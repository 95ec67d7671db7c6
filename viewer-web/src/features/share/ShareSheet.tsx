import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { shareText as text } from '../../messages/en/share.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { qrPath } from './qr-path.ts';
import type { SharedPage } from './share-by-device.ts';

/** Edge of the code on the screen, in px: a phone reads it from an arm's length. */
const codeSizePx = 208;

interface ShareSheetProps {
  readonly page: SharedPage;
  readonly onClose: () => void;
}

/** The address of a page, to be copied, or read off by a phone. */
export function ShareSheet({ page: { title, url }, onClose }: ShareSheetProps) {
  const field = useRef<HTMLInputElement>(null);
  const outcome = useSignal<'copied' | 'failed' | null>(null);
  const copy = async () => {
    try {
      // Missing on pages that came without TLS from another machine.
      await navigator.clipboard.writeText(url);
      outcome.value = 'copied';
    } catch {
      field.current?.select();
      outcome.value = 'failed';
    }
  };
  return (
    <Sheet title={text.title} onClose={onClose}>
      <div class="flex flex-col items-center gap-4">
        <QrCode text={url} label={text.code(title)} />
        <input
          ref={field}
          readOnly
          value={url}
          aria-label={text.link}
          class="h-11 w-full rounded-md border border-line-strong bg-card px-3"
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button look="primary" wide onClick={() => void copy()}>
          {outcome.value === 'copied' && <CheckIcon />}
          {text.copy}
        </Button>
        <p role="status" class="text-sm text-muted">
          {outcome.value !== null && text[outcome.value]}
        </p>
      </div>
    </Sheet>
  );
}

/** Dark on light in every theme: not all readers know it the other way round. */
function QrCode({ text: content, label }: { readonly text: string; readonly label: string }) {
  const { viewBox, path } = useMemo(() => qrPath(content), [content]);
  return (
    <svg role="img" aria-label={label} width={codeSizePx} height={codeSizePx} viewBox={viewBox}>
      <rect x="-4" y="-4" width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
