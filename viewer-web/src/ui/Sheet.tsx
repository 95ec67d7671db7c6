import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { messages } from '../messages/en/general.ts';
import { IconButton } from './Button.tsx';
import { CloseIcon } from './icons.tsx';

interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/**
 * A panel over the page: from below on a phone, from the side where there is room. The browser's own dialog keeps the focus
 * inside, gives it back afterwards and closes on Escape.
 */
export function Sheet({ title, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      class="sheet"
      onClose={onClose}
      onClick={(event) => {
        // The backdrop belongs to the dialog; what is inside covers the rest of it.
        if (event.target === event.currentTarget) dialog.current?.close();
      }}
    >
      <div class="flex min-h-0 flex-col">
        <header class="flex items-center justify-between gap-4 py-2 ps-5 pe-2">
          <h2 id={titleId} class="text-lg font-bold">
            {title}
          </h2>
          <IconButton label={messages.close} onClick={() => dialog.current?.close()}>
            <CloseIcon />
          </IconButton>
        </header>
        <div class="min-h-0 overflow-y-auto px-5 pb-5">{children}</div>
      </div>
    </dialog>
  );
}
