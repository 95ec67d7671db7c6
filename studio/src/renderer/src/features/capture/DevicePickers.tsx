import { Mic, Video } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { inBackground } from '../../lib/in-background.ts';
import { t } from '../../messages/messages.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import type { Capture } from './capture.ts';
import type { DeviceSource } from './device-source.ts';

/** Which camera and which microphone. */
export function DevicePickers({ capture }: { capture: Capture }) {
  return (
    <div className="grid grid-cols-2 gap-2">
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
