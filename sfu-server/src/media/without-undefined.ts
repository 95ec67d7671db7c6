/**
 * A copy without properties that are there but undefined. mediasoup makes such; in the contract an optional property is either
 * a value or not there.
 */
export function withoutUndefined<Value extends object>(value: Value): Value {
  const copy = structuredClone(value);
  dropUndefined(copy);
  return copy;
}

function dropUndefined(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) Reflect.deleteProperty(value, key);
    else dropUndefined(item);
  }
}
