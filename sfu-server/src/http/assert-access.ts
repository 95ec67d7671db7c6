import type { Access } from '@stallcast/shared/contract';
import type { Request } from 'express';
import { z } from 'zod';
import type { Actor } from '../platform/actor.ts';
import { AppError, assertNever } from '../platform/errors.ts';

const ofShow = z.looseObject({ streamId: z.uuid() });

/** Throws the contract's error unless the actor is one whom the route is for. */
export function assertAccess(access: Access, actor: Actor, request: Request): void {
  switch (access) {
    case 'public':
    case 'signed':
      return;
    case 'user':
      assertLoggedIn(actor, request);
      return;
    case 'seller':
      assertLoggedIn(actor, request);
      if (actor.vendorId === null) throw new AppError('not-a-seller');
      return;
    case 'admin':
      assertLoggedIn(actor, request);
      if (actor.role !== 'admin') throw new AppError('forbidden');
      return;
    default:
      assertNever(access);
  }
}

function assertLoggedIn(actor: Actor, request: Request): asserts actor is Extract<Actor, { kind: 'user' }> {
  if (actor.kind === 'user') return;
  throw new AppError('unauthenticated', { returnPath: returnPathOf(request) });
}

/** Where a person who pressed something comes back to after login: the show it was pressed in, else the start page. */
function returnPathOf(request: Request): string {
  const named = ofShow.safeParse(request.body ?? request.query);
  return named.success ? `/shows/${named.data.streamId}` : '/';
}
