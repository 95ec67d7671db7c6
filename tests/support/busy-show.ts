import { setInterval as beats } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { asBearer, type Person } from './drivers.ts';
import { makePeople, personToken } from './many-people.ts';
import { outcomeOf } from './shopping.ts';

export interface EventsSent {
  readonly comments: number;
  readonly visits: number;
  /** What the server took, from the first to the last answer. */
  readonly perSecond: number;
  /** What it refused because it had too much to do. */
  readonly refused: number;
}

const beatMs = 100;
const commentsABeat = 4;

/** Fifty people who write and come. */
export async function makeCrowd(server: { readonly url: string }, sql: Sql): Promise<readonly Person[]> {
  const count = 50;
  await makePeople(sql, count);
  return Array.from({ length: count }, (_, index) => asBearer(server, personToken(index + 1)));
}

/**
 * Fifty events a second for the seller's feeds: forty comments, and five viewers who come and go. Each beat is sent whether
 * the one before was answered or not, as people do. The last comment reads `lastWords`.
 */
export async function makeBusy(
  crowd: readonly Person[],
  streamId: string,
  seconds: number,
  lastWords: string,
): Promise<EventsSent> {
  const beatsLeft = Array.from({ length: (seconds * 1000) / beatMs }).entries();
  const outcomes: Promise<string>[] = [];
  let [comments, visits] = [0, 0];
  const startMs = performance.now();
  for await (const _ of beats(beatMs)) {
    const beat = beatsLeft.next();
    if (beat.done) break;
    for (let nth = 0; nth < commentsABeat; nth += 1) {
      const text = `Comment ${comments}${' and what else there is to say'.repeat(comments % 4)}`;
      outcomes.push(outcomeOf(say(somebody(crowd, comments), streamId, text)));
      comments += 1;
    }
    if (beat.value[0] % 2 === 0) {
      outcomes.push(outcomeOf(visit(somebody(crowd, visits), streamId)));
      visits += 1;
    }
  }
  const answers = await Promise.all(outcomes);
  const tookSeconds = (performance.now() - startMs) / 1000;
  const refused = answers.filter((answer) => answer !== 'ok').length;
  await say(somebody(crowd, 0), streamId, lastWords);
  const perSecond = Math.round((comments + 2 * visits - refused) / tookSeconds);
  return { comments, visits, perSecond, refused };
}

function somebody(crowd: readonly Person[], nth: number): Person {
  const person = crowd[nth % crowd.length];
  if (!person) throw new Error('a crowd has people');
  return person;
}

const say = ({ api }: Person, streamId: string, text: string) =>
  api('interact.comment', { body: { streamId, text } });

/** Somebody comes, and goes again: two lines for the seller. */
async function visit({ api }: Person, streamId: string): Promise<void> {
  const { viewerId, ticket } = await api('viewers.join', { body: { streamId } });
  await api('viewers.heartbeat', { body: { viewerId, ticket } });
  await api('viewers.leave', { body: { viewerId, ticket } });
}
