export type DeviceKind = 'camera' | 'microphone';

export interface Device {
  readonly deviceId: string;
  readonly label: string;
}

const inputKinds = { camera: 'videoinput', microphone: 'audioinput' } as const;

/** The devices of a kind. "Default" and "communications" are second names of devices that are listed anyway. */
export function devicesOf(kind: DeviceKind, infos: readonly MediaDeviceInfo[]): Device[] {
  return infos
    .filter(
      (info) => info.kind === inputKinds[kind] && !['', 'default', 'communications'].includes(info.deviceId),
    )
    .map(({ deviceId, label }) => ({ deviceId, label: plainLabel(label) }));
}

/** Chromium adds the USB ids to a label, `(046d:0825)`: nothing a seller knows. */
function plainLabel(label: string): string {
  return label.replace(/\s*\([0-9a-f]{4}:[0-9a-f]{4}\)$/i, '');
}

/**
 * Which device to try next: the wanted one if it is there, else the first that was not tried yet. Null when none is left.
 */
export function nextDevice(
  devices: readonly Device[],
  wanted: string | null,
  tried: ReadonlySet<string>,
): Device | null {
  const untried = devices.filter((device) => !tried.has(device.deviceId));
  return untried.find((device) => device.deviceId === wanted) ?? untried[0] ?? null;
}
