/**
 * What came over the wire, as the contract declares it. The one place where a type is believed and not checked: the
 * server parses every answer and acknowledgement with its schema before it leaves, and a page that checked again
 * would have to carry all schemas.
 */
export function asDeclared<Declared>(value: unknown): Declared {
  return value as Declared;
}
