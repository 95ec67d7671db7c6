import { personIdSql } from '../../support/many-people.ts';
import type { Statement } from '../postgres/statement-log.ts';

/** One purchase as it was recorded, with the id of the person who made it. */
export interface Recording {
  readonly statements: readonly Pick<Statement, 'text' | 'values'>[];
  readonly personId: string;
}

/** The types of a statement's parameters, as the database understands it. */
export type ParameterTypes = (text: string) => readonly string[];

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What may be new in a value: ids, and numbers in lists. */
const newWithin = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=[{,])\d{1,15}(?=[},]))/i;
/** What is longer is a text or a kept answer, which may be the same in every purchase. */
const longestName = 100;
const integerForm = /^\d{1,15}$/;

/**
 * The script with which pgbench repeats a recorded purchase, as many times as it likes. Two recordings tell what is new
 * in each: ids are made anew, numbers counted on, the buyer drawn by lot; what is the same in both stays.
 * Throws when the recordings are not the same statements.
 */
export function toPgbenchScript(
  [one, other]: readonly [Recording, Recording],
  { people, typesOf }: { readonly people: number; readonly typesOf: ParameterTypes },
): string {
  const texts = (recording: Recording) => recording.statements.map(({ text }) => text);
  if (JSON.stringify(texts(one)) !== JSON.stringify(texts(other)))
    throw new Error('two purchases did not ask the database the same');
  const fresh = new Map<string, number>();
  const lines = one.statements.map(({ text, values }, index) => {
    const otherValues = other.statements[index]?.values ?? [];
    const types = typesOf(text);
    const written = values.map(
      (value, at) => `${expressionOf(value, otherValues[at] ?? null)}::${types[at] ?? 'text'}`,
    );
    return `${fillIn(text, written)};`;
  });
  // A number below 2^31 that no other client and no other run has: it goes into columns of either size.
  const heading = [
    '\\set i :i + 1',
    '\\set n :first + :client_id * :most + :i',
    `\\set person random(1, ${people})`,
  ];
  return `${[...heading, ...lines].join('\n')}\n`;

  function expressionOf(value: string | null, otherValue: string | null): string {
    if (value === null) return 'NULL';
    if (value === one.personId) return personIdSql(':person');
    if (value === otherValue) return quoted(value);
    if (uuidForm.test(value)) return freshId(value);
    if (integerForm.test(value)) return ':n';
    return value.length <= longestName ? withNewParts(value) : quoted(value);
  }

  /** A list, or a name made of an id, such as a gateway's own for a payment. */
  function withNewParts(value: string): string {
    const parts = value.split(newWithin).filter((part) => part !== '');
    return `(${parts.map(partOf).join(' || ')})`;
  }

  function partOf(part: string): string {
    if (part === one.personId) return personIdSql(':person');
    if (uuidForm.test(part)) return `${freshId(part)}::uuid::text`;
    return integerForm.test(part) ? ':n::text' : quoted(part);
  }

  /** The same id in two places of a purchase is the same again, and different in every other purchase. */
  function freshId(value: string): string {
    const known = fresh.get(value) ?? fresh.size;
    fresh.set(value, known);
    return `(lpad(to_hex(:n::bigint), 12, '0') || '70008000' || lpad('${known}', 12, '0'))`;
  }
}

/** A literal in which nothing can be taken for a variable of pgbench's. */
function quoted(value: string): string {
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "''")
    .replaceAll(':', String.raw`\x3a`)
    .replaceAll('\n', String.raw`\n`);
  return `E'${escaped}'`;
}

function fillIn(text: string, written: readonly string[]): string {
  const oneLine = text.replace(/\s+/g, ' ').replace(/;$/, '');
  return oneLine.replace(/\$(\d+)/g, (_, number: string) => written[Number(number) - 1] ?? 'NULL');
}
