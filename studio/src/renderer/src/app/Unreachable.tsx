import { ApiError } from '@stallcast/shared/client';
import { ServerOff } from 'lucide-react';
import { useSignOut } from '../features/account/use-sign-out.ts';
import { inBackground } from '../lib/in-background.ts';
import { problemText } from '../lib/problem-text.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../ui/Button.tsx';

interface UnreachableProps {
  server: string;
  error: unknown;
  onRetry: () => Promise<unknown>;
}

/** Signed in, but the server does not answer: try again, or go to another one. */
export function Unreachable({ server, error, onRetry }: UnreachableProps) {
  const { signOut, busy } = useSignOut();
  const silent = error instanceof ApiError && error.code === 'unreachable';
  return (
    <main className="flex h-full flex-col items-center justify-center gap-3 p-8 text-center">
      <ServerOff size={40} strokeWidth={1.4} className="mb-2 text-muted" aria-hidden="true" />
      <h1 className="text-xl font-semibold">{t.start.unreachableTitle}</h1>
      <p role="alert" className="selectable max-w-[30rem] text-sm text-muted">
        {silent ? t.start.unreachable(server) : problemText(error)}
      </p>
      <div className="mt-4 flex gap-2">
        <Button tone="primary" onClick={() => inBackground(onRetry())}>
          {t.actions.tryAgain}
        </Button>
        <Button busy={busy} onClick={signOut}>
          {t.start.otherServer}
        </Button>
      </div>
    </main>
  );
}
