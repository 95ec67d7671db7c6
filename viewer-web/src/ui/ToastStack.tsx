import type { ReadonlySignal } from '@preact/signals';
import type { Toast } from '../app/toasts.ts';
import { AlertIcon, CheckIcon } from './icons.tsx';

/** Short messages at the edge of the page; read out as they come. */
export function ToastStack({ toasts }: { readonly toasts: ReadonlySignal<readonly Toast[]> }) {
  return (
    <div role="status" class="toasts">
      {toasts.value.map((toast) => (
        <p key={toast.id} class="toast">
          {toast.tone === 'good' && <CheckIcon size={18} />}
          {toast.tone === 'bad' && <AlertIcon size={18} />}
          <span>{toast.text}</span>
        </p>
      ))}
    </div>
  );
}
