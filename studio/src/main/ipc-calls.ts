import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import type { CallInput, CallName, CallResult, Envelope } from '../ipc/bridge.ts';
import { channels } from '../ipc/channels.ts';
import { CallError } from './call-error.ts';
import { isOwnPage } from './own-page.ts';

type Handler<Name extends CallName> = (
  input: CallInput<Name>,
) => CallResult<Name> | Promise<CallResult<Name>>;

const schemas: {
  readonly [Name in CallName]: {
    readonly args: z.ZodType<CallInput<Name>>;
    readonly result: z.ZodType<CallResult<Name>>;
  };
} = channels;

/**
 * Answers a call of the page. Only our own top page is heard; what it passes is checked against the channel's schema,
 * and so is the answer, so that a field too much never reaches the page.
 */
export function answerCall<Name extends CallName>(name: Name, handler: Handler<Name>): void {
  ipcMain.handle(name, async (event, args: unknown): Promise<Envelope<CallResult<Name>>> => {
    if (!isOwnSender(event))
      return { ok: false, fault: 'refused', message: 'This page may not call the studio.' };
    const input = schemas[name].args.safeParse(args);
    if (!input.success) return { ok: false, fault: 'bad-arguments', message: `Wrong arguments for ${name}.` };
    try {
      return { ok: true, value: schemas[name].result.parse(await handler(input.data)) };
    } catch (error) {
      return toFault(name, error);
    }
  });
}

function isOwnSender(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}

function toFault(name: string, error: unknown): Envelope<never> {
  if (error instanceof CallError) return { ok: false, fault: error.fault, message: error.message };
  console.error(`${name} failed:`, error);
  return { ok: false, fault: 'internal', message: 'The studio could not do this.' };
}
