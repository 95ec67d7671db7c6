import type { Stream } from '@stallcast/shared/contract';
import { Radio } from 'lucide-react';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';

interface LiveShowBannerProps {
  show: Stream;
  onResume: () => void;
  onEnd: () => void;
}

/** A show is on at the server, but not from this window: resume it or end it. */
export function LiveShowBanner({ show, onResume, onEnd }: LiveShowBannerProps) {
  return (
    <section
      aria-label={t.home.stillLive}
      className="flex animate-arrive items-center gap-5 rounded-lg border border-live/30 bg-live-soft px-6 py-5"
    >
      <span className="flex size-11 shrink-0 items-center justify-center rounded-full bg-live text-white">
        <Radio size={20} aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1">
        <h2 className="font-semibold">{t.home.stillLive}</h2>
        <p className="text-sm text-muted">{t.home.stillLiveText(show.title)}</p>
      </div>
      <Button onClick={onEnd}>{t.home.end}</Button>
      <Button tone="live" onClick={onResume}>
        {t.home.resume}
      </Button>
    </section>
  );
}
