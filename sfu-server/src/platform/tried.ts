import { AppError } from './errors.ts';

/** What became of one of several that were decided together: its value, or why there is none. */
export type Tried<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: AppError };

export const done = <Value>(value: Value): Tried<Value> => ({ ok: true, value });
export const refuse = (error: AppError): Tried<never> => ({ ok: false, error });

/** Throws why there is no value. */
export function valueOf<Value>(tried: Tried<Value>): Value {
  if (tried.ok) return tried.value;
  throw tried.error;
}

/** What a decision that throws came to; what is no refusal is thrown on. */
export async function attempt<Value>(decide: () => Promise<Value>): Promise<Tried<Value>> {
  try {
    return done(await decide());
  } catch (error) {
    if (error instanceof AppError) return refuse(error);
    throw error;
  }
}
