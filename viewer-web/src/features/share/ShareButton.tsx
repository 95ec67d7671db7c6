import { useSignal } from '@preact/signals';
import { useServices } from '../../app/services.ts';
import { messages } from '../../messages/en/general.ts';
import { ShareIcon } from '../../ui/icons.tsx';
import { shareByDevice } from './share-by-device.ts';
import type * as sheetModule from './ShareSheet.tsx';

interface ShareButtonProps {
  /** Of the page. */
  readonly title: string;
  /** Where on this site it is. */
  readonly path: string;
}

/** Passes a page on: by the device's own way, or by a sheet with its address where there is none. */
export function ShareButton({ title, path }: ShareButtonProps) {
  const { toasts } = useServices();
  const sheet = useSignal<typeof sheetModule | null>(null);
  const page = { title, url: new URL(path, window.location.href).href };
  const share = async () => {
    if (await shareByDevice(page, navigator)) return;
    try {
      sheet.value = await import('./ShareSheet.tsx');
    } catch {
      toasts.show(messages.problems.unreachable, 'bad');
    }
  };
  return (
    <>
      <button
        type="button"
        class="header-icon cursor-pointer"
        title={messages.share}
        aria-label={messages.share}
        onClick={() => void share()}
      >
        <ShareIcon />
      </button>
      {sheet.value && (
        <sheet.value.ShareSheet
          page={page}
          onClose={() => {
            sheet.value = null;
          }}
        />
      )}
    </>
  );
}
