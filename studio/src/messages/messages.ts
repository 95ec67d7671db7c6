import type { accountMessages } from './en/account.ts';
import type { captureMessages } from './en/capture.ts';
import type { endShowMessages } from './en/end-show.ts';
import type { figuresMessages } from './en/figures.ts';
import type { generalMessages } from './en/general.ts';
import type { en } from './en/index.ts';
import type { liveMessages } from './en/live.ts';
import type { prepareMessages } from './en/prepare.ts';

/** Every sentence and word of the studio: what the English catalogue says, every other one has to say. */
export type Messages = typeof en;

export type AccountMessages = typeof accountMessages;
export type CaptureMessages = typeof captureMessages;
export type EndShowMessages = typeof endShowMessages;
export type FiguresMessages = typeof figuresMessages;
export type GeneralMessages = typeof generalMessages;
export type LiveMessages = typeof liveMessages;
export type PrepareMessages = typeof prepareMessages;
