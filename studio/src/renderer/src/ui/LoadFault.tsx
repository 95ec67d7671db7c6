import { inBackground } from '../lib/in-background.ts';
import { problemText } from '../lib/problem-text.ts';
import { t } from '../messages/messages.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

interface LoadFaultProps {
  /** What could not be loaded, in a sentence. */
  title: string;
  error: unknown;
  onRetry: () => Promise<unknown>;
}

/** Something could not be fetched: why, and the way to ask again. */
export function LoadFault({ title, error, onRetry }: LoadFaultProps) {
  return (
    <Notice
      tone="bad"
      title={title}
      action={
        <Button size="sm" onClick={() => inBackground(onRetry())}>
          {t.actions.tryAgain}
        </Button>
      }
    >
      {problemText(error)}
    </Notice>
  );
}
