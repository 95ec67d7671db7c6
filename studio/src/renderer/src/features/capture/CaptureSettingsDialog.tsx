import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { countText } from '../../lib/locale.ts';
import { inBackground } from '../../lib/in-background.ts';
import { t } from '../../messages/messages.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { SliderField } from '../../ui/SliderField.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import type { Capture } from './capture.ts';
import { type CaptureSettings, qualities } from './capture-settings.ts';
import { LevelMeter } from './LevelMeter.tsx';

interface CaptureSettingsDialogProps {
  capture: Capture;
  live: boolean;
  onClose: () => void;
}

/** How camera and microphone are used. Everything counts at once; there is nothing to save. */
export function CaptureSettingsDialog({ capture, live, onClose }: CaptureSettingsDialogProps) {
  const settings = useStore(capture.settings);
  const change = (changes: Partial<CaptureSettings>) => inBackground(capture.change(changes));
  return (
    <Dialog open title={t.capture.settings} onClose={onClose}>
      <div className="flex flex-col gap-6">
        <section aria-label={t.capture.pictureSettings} className="flex flex-col gap-4">
          <h3 className="text-xs font-semibold text-muted">{t.capture.pictureSettings}</h3>
          <PictureShape settings={settings} live={live} onChange={change} />
          <SwitchField
            label={t.capture.mirrored}
            hint={t.capture.mirroredHint}
            checked={settings.mirrored}
            onChange={(mirrored) => change({ mirrored })}
          />
        </section>
        <section aria-label={t.capture.soundSettings} className="flex flex-col gap-4">
          <h3 className="text-xs font-semibold text-muted">{t.capture.soundSettings}</h3>
          <SliderField
            label={t.capture.gain}
            value={settings.gainPercent}
            valueText={t.capture.gainValue(countText(settings.gainPercent))}
            most={200}
            step={5}
            onChange={(gainPercent) => change({ gainPercent })}
          />
          <LevelMeter capture={capture} className="w-full bg-sunken" />
          {(['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const).map((name) => (
            <SwitchField
              key={name}
              label={t.capture.processing[name]}
              hint={t.capture.processingHints[name]}
              checked={settings[name]}
              onChange={(checked) => change({ [name]: checked })}
            />
          ))}
        </section>
      </div>
    </Dialog>
  );
}

interface PictureShapeProps {
  settings: CaptureSettings;
  live: boolean;
  onChange: (changes: Partial<CaptureSettings>) => void;
}

/** Size and shape of the picture: chosen before the show, as players and the recording keep what they began with. */
function PictureShape({ settings, live, onChange }: PictureShapeProps) {
  return (
    <>
      <Row label={t.capture.quality}>
        <Segmented
          label={t.capture.quality}
          disabled={live}
          value={settings.quality}
          choices={qualities.map((value) => ({ value, label: value }))}
          onChange={(quality) => onChange({ quality })}
        />
      </Row>
      <Row label={t.capture.format}>
        <Segmented
          label={t.capture.format}
          disabled={live}
          value={settings.format}
          choices={[
            { value: 'landscape', label: t.capture.formats.landscape },
            { value: 'portrait', label: t.capture.formats.portrait },
          ]}
          onChange={(format) => onChange({ format })}
        />
      </Row>
      {live && <p className="text-xs text-muted">{t.capture.fixedWhileLive}</p>}
    </>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-4">
      <p className="text-sm font-medium text-ink">{label}</p>
      {children}
    </div>
  );
}
