declare module 'virtual:route-table' {
  import type { RouteName, WireTable } from '@stallcast/shared/contract';
  export const table: WireTable<RouteName>;
}

declare module 'virtual:channel-names' {
  export const table: {
    readonly calls: readonly string[];
    readonly pushes: readonly string[];
  };
}
