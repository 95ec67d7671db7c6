import { useEffect, useState } from 'react';
import { unwrap } from '../../lib/bridge-call.ts';
import { inBackground } from '../../lib/in-background.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

/** Asks before the window is closed while a show is on. */
export function ClosingDialog() {
  const [asked, setAsked] = useState(false);
  useEffect(() => window.studio.on.closing.asked(() => setAsked(true)), []);

  function answer(close: boolean) {
    setAsked(false);
    inBackground(unwrap(window.studio.closing.answer({ close })));
  }

  return (
    <Dialog
      open={asked}
      onClose={() => answer(false)}
      width="narrow"
      title={t.closing.title}
      actions={
        <>
          <Button onClick={() => answer(true)}>{t.closing.close}</Button>
          <Button tone="primary" onClick={() => answer(false)}>
            {t.closing.stay}
          </Button>
        </>
      }
    >
      <p className="text-sm text-muted">{t.closing.text}</p>
    </Dialog>
  );
}
