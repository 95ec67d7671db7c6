import { toWireRequest, type WireRequest } from '@stallcast/shared/client';
import type { RouteName } from '@stallcast/shared/contract';
import { deriveSecret } from '@stallcast/sfu-server/derived-secret';
import { signatureHeader, signWebhook } from '@stallcast/sfu-server/webhook-signature';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchTables } from '../support/business-checksum.ts';
import { outcomeOf, routeNames, specOf } from './exchange.ts';
import { sampleRequests } from './sample-requests.ts';
import { openWorld, roles, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const signed = routeNames.filter((name) => specOf(name).access === 'signed');

test.each(signed)(
  'T18: %s believes nobody without a good signature, whoever it is, and changes nothing',
  async (name) => {
    const wire = await rightRequest(name);
    const { changed, result } = await watchTables(world.app.sql, async () => {
      const outcomes: string[] = [];
      for (const signature of wrongSignatures(wire)) {
        for (const role of ['guest', 'owner', 'admin'] as const) {
          const signatures = { [signatureHeader]: signature ?? '', 'stripe-signature': signature ?? '' };
          const headers = { ...wire.headers, ...(signature !== null && signatures) };
          const answer = await world.as(role).send(wire.method, wire.path, wire.body ?? '', headers);
          outcomes.push(
            outcomeOf(answer).cell === 'bad-signature'
              ? 'refused'
              : `${role} with ${signature}: ${answer.body}`,
          );
        }
      }
      return [...new Set(outcomes)];
    });
    expect(result).toEqual(['refused']);
    expect(changed).toEqual([]);
  },
);

async function rightRequest(name: RouteName): Promise<WireRequest> {
  return toWireRequest(specOf(name), await sampleRequests[name](world, roles[0]));
}

/** Null is none at all. */
function wrongSignatures({ body }: WireRequest): (string | null)[] {
  const secret = deriveSecret(world.app.secret, 'test payments');
  const good = signWebhook(secret, body ?? '', Date.now());
  const [time = '', digest = ''] = good.split(',');
  return [
    null,
    '',
    'good',
    time,
    digest,
    `${time},v1=`,
    `${time},v1=${'0'.repeat(64)}`,
    `t=${Math.floor(Date.now() / 1000) - 1},${digest}`,
    `${good},${digest}`,
    good.toUpperCase(),
    signWebhook(secret, `${body} `, Date.now()),
    signWebhook(secret, '', Date.now()),
    signWebhook(secret, body ?? '', Date.now() - 302_000),
    signWebhook(secret, body ?? '', Date.now() + 302_000),
    signWebhook(world.app.secret, body ?? '', Date.now()),
    signWebhook(deriveSecret(world.app.secret, 'tickets'), body ?? '', Date.now()),
    signWebhook('', body ?? '', Date.now()),
  ];
}
