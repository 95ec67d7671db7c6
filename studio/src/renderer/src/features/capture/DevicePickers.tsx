import { Mic, Settings2, Video } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { inBackground } from '../../lib/in-background.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import type { Capture } from './capture.ts';
import { CaptureSettingsDialog } from './CaptureSettingsDialog.tsx';
import type { DeviceSource } from './device-source.ts';

interface DevicePickersProps {
  capture: Capture;
  /** Whether viewers are there: the picture keeps its size and shape then. */
  live?: boolean;
}

/** Which camera and which microphone, and how they are used. */
export function DevicePickers({ capture, live = false }: DevicePickersProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-end gap-2">
      <DevicePicker
        source={capture.camera}
        label={t.capture.camera}
        none={t.capture.noCamera}
        icon={<Video size={15} aria-hidden="true" />}
      />
      <DevicePicker
        source={capture.microphone}
        label={t.capture.microphone}
        none={t.capture.noMicrophone}
        icon={<Mic size={15} aria-hidden="true" />}
      />
      <Button size="icon" aria-label={t.capture.settings} onClick={() => setOpen(true)}>
        <Settings2 size={16} aria-hidden="true" />
      </Button>
      {open && <CaptureSettingsDialog capture={capture} live={live} onClose={() => setOpen(false)} />}
    </div>
  );
}

interface DevicePickerProps {
  source: DeviceSource;
  label: string;
  none: string;
  icon: ReactNode;
}

function DevicePicker({ source, label, none, icon }: DevicePickerProps) {
  const { devices, deviceId } = useStore(source.state);
  const choices = devices.map((device) => ({ value: device.deviceId, label: device.label || label }));
  const value = choices.some((choice) => choice.value === deviceId) ? deviceId : null;
  return (
    <SelectField
      label={label}
      hideLabel
      icon={icon}
      choices={choices}
      value={value}
      placeholder={none}
      disabled={choices.length === 0}
      onChange={(next) => inBackground(source.pick(next))}
    />
  );
}
