import type { z } from 'zod';
import type { channels, pushes } from './channels.ts';

type Channels = typeof channels;
type Pushes = typeof pushes;

export type CallName = keyof Channels;
export type PushName = keyof Pushes;
/** What a caller passes. */
export type CallArgs<Name extends CallName> = z.input<Channels[Name]['args']>;
/** What a handler receives, checked. */
export type CallInput<Name extends CallName> = z.output<Channels[Name]['args']>;
export type CallResult<Name extends CallName> = z.output<Channels[Name]['result']>;
export type PushPayload<Name extends PushName> = z.output<Pushes[Name]['payload']>;

/** Why a call failed. `unreachable`: no answer from the server. `refused`: not a call this page may make. */
export const callFaults = ['bad-arguments', 'refused', 'unreachable', 'internal'] as const;
export type CallFault = (typeof callFaults)[number];

/** How a call is answered over the process border, where classes of errors do not survive. */
export type Envelope<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: CallFault; readonly message: string };

type Area<Name extends string> = Name extends `${infer First}.${string}` ? First : never;
type Verb<Name extends string, First extends string> = Name extends `${First}.${infer Second}`
  ? Second
  : never;

type Calls = {
  readonly [First in Area<CallName>]: {
    readonly [Second in Verb<CallName, First>]: `${First}.${Second}` extends infer Name extends CallName
      ? (args: CallArgs<Name>) => Promise<Envelope<CallResult<Name>>>
      : never;
  };
};

type Listeners = {
  readonly [First in Area<PushName>]: {
    readonly [Second in Verb<PushName, First>]: `${First}.${Second}` extends infer Name extends PushName
      ? (listener: (payload: PushPayload<Name>) => void) => () => void
      : never;
  };
};

/** What the preload script puts on the page as `window.studio`. */
export type StudioBridge = Calls & { readonly on: Listeners };
