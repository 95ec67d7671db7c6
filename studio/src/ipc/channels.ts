import { z } from 'zod';
import { languages } from '../messages/languages.ts';

/** A call from the page to the main process. `summary` is for people; `args` and `result` are checked in the main process. */
interface CallSpec {
  readonly summary: string;
  readonly args: z.ZodType;
  readonly result: z.ZodType;
}

/** A message from the main process to the page. */
interface PushSpec {
  readonly summary: string;
  readonly payload: z.ZodType;
}

const nothing = z.strictObject({});
const headers = z.record(z.string().max(100), z.string().max(8_192));

/** The server's own limit for a picture. */
const mostPictureBytes = 5_000_000;

const connection = z.object({
  /** The server spoken to, e.g. `https://shop.example`; null before the first sign-in. */
  serverOrigin: z.string().nullable(),
  /** Whether others in the local network could listen: plain http to another computer. */
  exposed: z.boolean(),
  /** Whether a token for that server is held. It may have expired all the same. */
  hasToken: z.boolean(),
  /** Whether a sign-in outlives the program: false where the system has no keyring. */
  remembersSignIn: z.boolean(),
});

/** Every call there is, as `area.verb`. The page reaches it as `window.studio.area.verb(args)`. */
export const channels = {
  'connection.read': {
    summary: 'Which server this studio speaks to, and whether it is signed in there.',
    args: nothing,
    result: connection,
  },
  'connection.use': {
    summary: 'Speak to another server from now on. A token of the old one is forgotten.',
    args: z.strictObject({ address: z.string().max(500) }),
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), connection }),
      z.object({ ok: z.literal(false), reason: z.enum(['invalid', 'needs-https']) }),
    ]),
  },
  'connection.settle': {
    summary: 'Loads the page anew if its content security policy names another server than the one in use.',
    args: nothing,
    result: z.object({ reloading: z.boolean() }),
  },
  'api.send': {
    summary: 'Carry a request of the contract to the server, with the token that the page never sees.',
    args: z.strictObject({
      method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
      path: z.string().min(1).max(4_096),
      headers,
      body: z.string().max(100_000).nullable(),
    }),
    result: z.object({ status: z.int(), headers, body: z.string() }),
  },
  'live.mark': {
    summary: 'Whether a show is on: closing the window then asks first, and the computer stays awake.',
    args: z.strictObject({ live: z.boolean() }),
    result: nothing,
  },
  'screens.list': {
    summary:
      'Which screens and windows could be shown, with small pictures of them. `denied`: the system lets nobody see them.',
    args: nothing,
    result: z.object({
      denied: z.boolean(),
      /** Whether the computer's sound can be shared with them. */
      sound: z.boolean(),
      screens: z.array(
        z.object({
          sourceId: z.string(),
          kind: z.enum(['screen', 'window']),
          name: z.string(),
          /** A JPEG; null where the system gives none. */
          thumbnail: z.instanceof(Uint8Array).nullable(),
        }),
      ),
    }),
  },
  'screens.choose': {
    summary:
      'The seller picked this screen or window of the last list: the page may capture it, once and soon.',
    args: z.strictObject({ sourceId: z.string().max(300), sound: z.boolean() }),
    result: z.object({ chosen: z.boolean() }),
  },
  'window.compact': {
    summary: 'Make the window a small panel above all others, or what it was before.',
    args: z.strictObject({ compact: z.boolean() }),
    result: z.object({ compact: z.boolean() }),
  },
  'computer.load': {
    summary:
      'How busy this computer was since the last call, with everything that runs on it; null the first time.',
    args: nothing,
    result: z.object({ busyShare: z.number().min(0).max(1).nullable() }),
  },
  'links.take': {
    summary: 'The show that a link from outside asks for; null when there is none. It is told once.',
    args: nothing,
    result: z.object({ streamId: z.string().nullable() }),
  },
  'language.read': {
    summary: 'Which language the seller chose; null means: like the system.',
    args: nothing,
    result: z.object({ chosen: z.enum(languages).nullable() }),
  },
  'language.use': {
    summary:
      'Speak this language from now on; null: like the system. The page is loaded anew if that changes it.',
    args: z.strictObject({ language: z.enum(languages).nullable() }),
    result: z.object({ reloading: z.boolean() }),
  },
  'pages.open': {
    summary: 'Open a page of the server in the browser, by its path.',
    args: z.strictObject({ path: z.string().min(1).max(500) }),
    result: z.object({ opened: z.boolean() }),
  },
  'pages.copyAddress': {
    summary: 'Put the address of a page of the server on the clipboard, by its path.',
    args: z.strictObject({ path: z.string().min(1).max(500) }),
    result: z.object({ copied: z.boolean() }),
  },
  'pictures.upload': {
    summary: 'Carry a picture of a product to the server, with the token that the page never sees.',
    args: z.strictObject({
      path: z.string().min(1).max(500),
      /** Names it in `pictures.progress`. */
      uploadId: z.string().min(1).max(60),
      bytes: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= mostPictureBytes),
    }),
    result: z.object({ status: z.int(), headers, body: z.string() }),
  },
  'diagnostics.copy': {
    summary:
      'Put on the clipboard what whoever helps needs to know: versions, the system, the last lines of the log.',
    args: nothing,
    result: z.object({ copied: z.boolean() }),
  },
  'clipboard.write': {
    summary: 'Put a text on the clipboard, e.g. the address a parcel goes to.',
    args: z.strictObject({ text: z.string().min(1).max(2_000) }),
    result: z.object({ written: z.boolean() }),
  },
  'files.saveCsv': {
    summary: 'Save a table as a CSV file. The seller chooses where; the page never learns the folder.',
    args: z.strictObject({
      /** The name suggested for it. */
      name: z.string().regex(/^[\w-]{1,80}\.csv$/),
      text: z.string().max(20_000_000),
    }),
    result: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('saved'), fileName: z.string() }),
      z.object({ outcome: z.enum(['cancelled', 'not-written']) }),
    ]),
  },
} satisfies Record<string, CallSpec>;

/** Every message the main process sends by itself. The page listens with `window.studio.on.area.verb(listener)`. */
export const pushes = {
  'links.arrived': {
    summary: 'A link from outside came: `links.take` tells what it asks for.',
    payload: nothing,
  },
  'power.changed': {
    summary: 'The computer goes to sleep or wakes, or its screen is locked or unlocked.',
    payload: z.object({ state: z.enum(['suspended', 'resumed', 'locked', 'unlocked']) }),
  },
  'pictures.progress': {
    summary: 'How much of a picture is at the server, from 0 to 1.',
    payload: z.object({ uploadId: z.string(), sentPart: z.number().min(0).max(1) }),
  },
} satisfies Record<string, PushSpec>;
