declare module 'virtual:route-table' {
  import type { RouteName, WireTable } from '@stallcast/shared/contract';

  export const routeTable: WireTable<RouteName>;
}
