declare module 'virtual:route-table' {
  import type { RouteName, WireTable } from '@stallcast/shared/contract';
  const table: WireTable<RouteName>;
  export default table;
}

declare module 'virtual:channel-names' {
  import type { CallName, PushName } from './ipc/bridge.ts';
  const names: { readonly calls: readonly CallName[]; readonly pushes: readonly PushName[] };
  export default names;
}
