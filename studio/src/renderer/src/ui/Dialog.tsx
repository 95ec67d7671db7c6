import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '../lib/class-names.ts';
import { t } from '../messages/messages.ts';
import { Button } from './Button.tsx';

interface DialogProps {
  open: boolean;
  /** The person closed it: Escape, the cross, or a press beside it. Leave out where an answer is needed. */
  onClose?: () => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** Buttons at the foot. */
  actions?: ReactNode;
  width?: 'narrow' | 'medium' | 'wide';
}

const widths = { narrow: 'w-[26rem]', medium: 'w-[34rem]', wide: 'w-[46rem]' } as const;

/** A window over the page. It takes the focus and gives it back. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  children,
  actions,
  width = 'medium',
}: DialogProps) {
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => !next && onClose?.()}
      disablePointerDismissal={onClose === undefined}
    >
      <Base.Portal>
        <Base.Backdrop
          forceRender
          className="fixed inset-0 z-40 bg-black/55 transition-opacity duration-(--gentle) data-ending-style:opacity-0 data-starting-style:opacity-0"
        />
        <Base.Popup
          className={classes(
            'fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100vh-3rem)] max-w-[calc(100vw-3rem)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-lg border border-line bg-card shadow-raised transition-[opacity,scale] duration-(--gentle) outline-none data-ending-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0',
            widths[width],
          )}
        >
          <header className="flex items-start justify-between gap-4 px-6 pt-5 pb-3">
            <div className="min-w-0">
              <Base.Title className="text-lg font-semibold text-ink">{title}</Base.Title>
              {description !== undefined && (
                <Base.Description className="mt-1 text-sm text-muted">{description}</Base.Description>
              )}
            </div>
            {onClose && (
              <Button tone="quiet" size="icon-sm" aria-label={t.actions.close} onClick={onClose}>
                <X size={16} aria-hidden="true" />
              </Button>
            )}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-6 pb-5">{children}</div>
          {actions !== undefined && (
            <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-6 py-4">
              {actions}
            </footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
