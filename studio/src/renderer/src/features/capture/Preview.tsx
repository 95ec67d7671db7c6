import { VideoOff } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { classes } from '../../lib/class-names.ts';
import { t } from '../../messages/messages.ts';
import { Spinner } from '../../ui/Spinner.tsx';
import type { Capture } from './capture.ts';

interface PreviewProps {
  capture: Capture;
  /** Laid over the picture. */
  children?: ReactNode;
  className?: string;
}

/**
 * What viewers see. The camera's picture is mirrored as in a looking glass; viewers see it the right way round, and so does
 * the seller whatever has something to read in it.
 */
export function Preview({ capture, children, className }: PreviewProps) {
  const picture = useStore(capture.media, (media) => media.picture);
  const isCamera = useStore(capture.media, (media) => media.shown === 'camera');
  const looksMirrored = useStore(capture.settings, (settings) => settings.mirrored);
  const status = useStore(capture.camera.state, (state) => state.status);
  return (
    <div className={classes('relative aspect-video overflow-hidden rounded-lg bg-[#0a0a0d]', className)}>
      {picture ? (
        <Picture picture={picture} mirrored={isCamera && looksMirrored} />
      ) : (
        <NoPicture opening={status === 'opening'} />
      )}
      {children}
    </div>
  );
}

function Picture({ picture, mirrored }: { picture: MediaStreamTrack; mirrored: boolean }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = new MediaStream([picture]);
  }, [picture]);
  return (
    <video
      ref={video}
      aria-label={t.capture.preview}
      autoPlay
      muted
      playsInline
      className={classes('size-full object-contain', mirrored && '-scale-x-100')}
    />
  );
}

function NoPicture({ opening }: { opening: boolean }) {
  return (
    <div className="flex size-full flex-col items-center justify-center gap-2 text-sm text-white/70">
      {opening ? <Spinner /> : <VideoOff size={28} strokeWidth={1.5} aria-hidden="true" />}
      {opening ? t.capture.opening : t.capture.noPicture}
    </div>
  );
}
