import { Camera, Coffee, Image as ImageIcon, MonitorUp } from 'lucide-react';
import { type ChangeEvent, type ReactNode, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { classes } from '../../lib/class-names.ts';
import { inBackground } from '../../lib/in-background.ts';
import { pictureTypes } from '../../lib/picture-file.ts';
import { useHotkey } from '../../lib/use-hotkey.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { Capture } from './capture.ts';
import type { PictureKind } from './picture-switch.ts';
import { ScreenDialog } from './ScreenDialog.tsx';

/** What viewers see: one press cuts to it. */
export function PictureChooser({ capture }: { capture: Capture }) {
  const wanted = useStore(capture.media, (media) => media.wanted);
  const sharing = useStore(capture.screen.state, ({ status }) => status === 'on');
  const [pickingScreen, setPickingScreen] = useState(false);
  const image = useImageChoice(capture);

  const showScreen = () => (sharing ? capture.cut.show('screen') : setPickingScreen(true));
  useHotkey('camera', () => capture.cut.show('camera'));
  useHotkey('screen', showScreen);
  useHotkey('image', image.show);
  useHotkey('card', () => capture.cut.show('card'));

  const cuts: readonly [PictureKind, ReactNode, () => void][] = [
    ['camera', <Camera key="icon" size={15} aria-hidden="true" />, () => capture.cut.show('camera')],
    ['screen', <MonitorUp key="icon" size={15} aria-hidden="true" />, showScreen],
    ['image', <ImageIcon key="icon" size={15} aria-hidden="true" />, image.show],
    ['card', <Coffee key="icon" size={15} aria-hidden="true" />, () => capture.cut.show('card')],
  ];

  return (
    <div className="flex flex-col gap-2">
      <div
        role="group"
        aria-label={t.capture.picture}
        className="grid grid-cols-4 gap-0.5 rounded-md bg-sunken p-0.5"
      >
        {cuts.map(([kind, icon, show]) => (
          <button
            key={kind}
            type="button"
            aria-pressed={wanted === kind}
            onClick={show}
            className={classes(
              'flex h-8 min-w-0 items-center justify-center gap-1.5 rounded-[8px] px-1.5 text-xs font-medium hover:text-ink',
              wanted === kind ? 'bg-raised text-ink shadow-card' : 'text-muted',
            )}
          >
            {icon}
            <span className="truncate">{t.capture.kinds[kind]}</span>
          </button>
        ))}
      </div>
      {sharing && (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => setPickingScreen(true)}>
            {t.capture.otherScreen}
          </Button>
          <Button size="sm" onClick={() => capture.screen.close()}>
            {t.capture.stopSharing}
          </Button>
        </div>
      )}
      {wanted === 'image' && (
        <Button size="sm" className="self-start" onClick={image.choose}>
          {t.capture.otherImage}
        </Button>
      )}
      {image.failed && <Notice tone="bad">{t.capture.imageUnreadable}</Notice>}
      {image.field}
      {pickingScreen && <ScreenDialog capture={capture} onClose={() => setPickingScreen(false)} />}
    </div>
  );
}

/** The image to show: asked for the first time, and whenever another one is wanted. */
function useImageChoice(capture: Capture) {
  const field = useRef<HTMLInputElement>(null);
  const [failed, setFailed] = useState(false);
  const choose = () => field.current?.click();

  async function read(file: File) {
    setFailed(false);
    try {
      capture.cut.showImage(await createImageBitmap(file));
    } catch {
      setFailed(true);
    }
  }

  function handleFile({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const [file] = currentTarget.files ?? [];
    // The same file may be chosen again, e.g. after it was changed.
    currentTarget.value = '';
    if (file) inBackground(read(file));
  }

  return {
    failed,
    choose,
    show: () => (capture.media.getState().hasImage ? capture.cut.show('image') : choose()),
    field: (
      <input
        ref={field}
        type="file"
        accept={pictureTypes.join(',')}
        aria-label={t.capture.chooseImage}
        onChange={handleFile}
        className="hidden"
      />
    ),
  };
}
