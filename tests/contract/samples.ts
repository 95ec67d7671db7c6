import type { RouteName, RouteRequest, Routes } from '@stallcast/shared/contract';
import type { Role, World } from './world.ts';

/** Makes a right request of a route, after putting in place what it is about. */
type Sample<Name extends RouteName> = (world: World, caller: Role) => Promise<RouteRequest<Routes[Name]>>;

export type Samples<Names extends RouteName> = { readonly [Name in Names]: Sample<Name> };
