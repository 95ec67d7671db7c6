import { deriveSecret } from '@stallcast/sfu-server/derived-secret';
import { signatureHeader, signWebhook } from '@stallcast/sfu-server/webhook-signature';
import { toFetchBody, type WireRequest, type WireResponse } from '@stallcast/shared/client';
import {
  errorTable,
  type Problem,
  problemSchema,
  type RouteName,
  type RouteSpec,
  routes,
} from '@stallcast/shared/contract';
import { signAsStripe } from '../support/stripe-keys.ts';
import type { Role, World } from './world.ts';

export const routeNames = Object.keys(routes).filter((name): name is RouteName =>
  Object.hasOwn(routes, name),
);

export const specOf = (name: RouteName): RouteSpec => routes[name];

/** Sends a request as somebody of a role; what machines sign is signed. */
export async function exchange(
  world: World,
  role: Role,
  name: RouteName,
  wire: WireRequest,
): Promise<WireResponse> {
  const signature = specOf(name).access === 'signed' ? sign(world, name, wire) : {};
  return world
    .as(role)
    .send(wire.method, wire.path, toFetchBody(wire) ?? undefined, { ...wire.headers, ...signature });
}

function sign({ app }: World, name: RouteName, { body }: WireRequest): Record<string, string> {
  if (name === 'payments.stripeWebhook') return { 'stripe-signature': signAsStripe(body ?? '') };
  return {
    [signatureHeader]: signWebhook(deriveSecret(app.secret, 'test payments'), body ?? '', Date.now()),
  };
}

/** How a request ended; or, in a sentence, what is wrong with the answer itself. */
export function outcomeOf(response: WireResponse): {
  readonly cell: string;
  readonly problem: Problem | null;
} {
  if (response.status < 300) return { cell: 'ok', problem: null };
  const type = response.headers['content-type'] ?? '';
  if (!type.startsWith('application/problem+json'))
    return { cell: `${response.status} as ${type}`, problem: null };
  const parsed = problemSchema.safeParse(JSON.parse(response.body));
  if (!parsed.success)
    return { cell: `${response.status} with another body: ${response.body}`, problem: null };
  const { data: problem } = parsed;
  const isConsistent =
    problem.status === response.status && errorTable[problem.code].status === response.status;
  return {
    cell: isConsistent ? problem.code : `${response.status} that says ${problem.status} ${problem.code}`,
    problem,
  };
}

/** Traces of the inside in an answer: stack, query, file or module (T36). */
export function leaksIn({ body }: WireResponse): string[] {
  return [
    /\bat \S+ \(/,
    /\bselect .+ from\b/i,
    /node_modules/,
    /\.ts:\d/,
    /postgres|drizzle|zod|express/i,
  ].flatMap((leak) => body.match(leak)?.[0] ?? []);
}
