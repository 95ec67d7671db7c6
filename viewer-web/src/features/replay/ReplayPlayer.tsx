import { useSignal } from '@preact/signals';
import type { SavedStream } from '@stallcast/shared/contract';
import { useRef } from 'preact/hooks';
import { messages } from '../../messages/en/general.ts';
import { Button } from '../../ui/Button.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { replayText } from '../../messages/en/replay.ts';

const text = replayText;

/** The video of a replay with the browser's own controls, or why there is none yet. */
export function ReplayPlayer({ replay }: { readonly replay: SavedStream }) {
  const video = useRef<HTMLVideoElement>(null);
  const failed = useSignal(false);
  if (replay.videoUrl === null) return <NoVideo processing={replay.state === 'processing'} />;
  const retry = () => {
    failed.value = false;
    video.current?.load();
  };
  return (
    <div class="replay-stage">
      <video
        ref={video}
        class="stage-video"
        src={replay.videoUrl}
        controls
        playsInline
        preload="metadata"
        aria-label={text.video(replay.title)}
        onError={() => {
          failed.value = true;
        }}
      />
      {failed.value && (
        <div role="alert" class="slate">
          <p class="font-semibold">{text.videoFailed}</p>
          <Button look="glass" onClick={retry}>
            {messages.retry}
          </Button>
        </div>
      )}
    </div>
  );
}

function NoVideo({ processing }: { readonly processing: boolean }) {
  return (
    <div class="replay-stage">
      <div role="status" class="slate">
        {processing && <Spinner size={28} />}
        <p class="text-lg font-bold">{processing ? text.processing : text.unplayable}</p>
        <p class="opacity-85">{processing ? text.processingText : text.unplayableText}</p>
      </div>
    </div>
  );
}
