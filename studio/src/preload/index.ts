import { contextBridge, ipcRenderer } from 'electron';
import { table as names } from 'virtual:channel-names';

type Members = Record<string, Record<string, unknown>>;

/** Hangs a member on `tree` under the two halves of its name. */
function hang(tree: Members, name: string, member: unknown): void {
  const [area = '', verb = ''] = name.split('.');
  tree[area] = { ...tree[area], [verb]: member };
}

const bridge: Members = {};
for (const name of names.calls) hang(bridge, name, (args: unknown) => ipcRenderer.invoke(name, args));

const listeners: Members = {};
for (const name of names.pushes) {
  hang(listeners, name, (listener: (payload: unknown) => void) => {
    const handler = (_event: unknown, payload: unknown) => listener(payload);
    ipcRenderer.on(name, handler);
    return () => void ipcRenderer.off(name, handler);
  });
}

contextBridge.exposeInMainWorld('studio', { ...bridge, on: listeners });
