import { t } from '../messages/messages.ts';
import { BrandMark } from '../ui/BrandMark.tsx';

/** For the moment until it is known who is signed in. */
export function Starting() {
  return (
    <main className="flex h-full flex-col items-center justify-center gap-4" aria-busy="true">
      <BrandMark className="size-14 animate-pulse" />
      <p role="status" className="text-sm text-muted">
        {t.start.loading}
      </p>
    </main>
  );
}
