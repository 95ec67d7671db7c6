import type { Logger } from '../../platform/logger.ts';
import type { Handlers } from '../../platform/handlers.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { removeRecording } from './delete-recording.ts';
import { deleteShow, saveShow } from './end-stream.ts';
import type {
  CloseRoom,
  EndShow,
  FinaliseRecording,
  GrabFrame,
  ReadProducts,
  RecordingStorage,
  RenameShow,
  SetCover,
} from './ports.ts';
import { findReplayFile, readPage, readRecording, type ReplayFile } from './read-recordings.ts';
import { toOwnRecording, toReplayCard, toSavedStream } from './recordings.views.ts';
import { type MendedRecordings, repairRecordings } from './repair-recordings.ts';
import { createReplayJobs } from './replay-jobs.ts';
import { updateRecording } from './update-recording.ts';

interface RecordingDeps {
  readonly uow: UnitOfWork;
  readonly logger: Logger;
  readonly storage: RecordingStorage;
  readonly endShow: EndShow;
  readonly readProducts: ReadProducts;
  readonly closeRoom: CloseRoom;
  readonly finaliseRecording: FinaliseRecording;
  readonly grabFrame: GrabFrame;
  readonly setCover: SetCover;
  readonly renameShow: RenameShow;
}

type Own =
  | 'recordings.list'
  | 'recordings.one'
  | 'recordings.mine'
  | 'recordings.update'
  | 'recordings.delete'
  | 'listings.replays'
  | 'endStream.save'
  | 'endStream.delete';

export interface Recordings {
  readonly handlers: Handlers<Own>;
  /** The video behind the last part of a replay's address; null unless it may be played. */
  fileOf(name: string): Promise<ReplayFile | null>;
  /** At start-up: goes on with what the last run left undone. Answers as soon as that is under way. */
  finaliseUnfinished(): Promise<MendedRecordings>;
  close(): Promise<void>;
}

/** What anybody finds in a list. */
const forEveryone = { state: 'ready', visibility: 'public' } as const;

/** Joining is disk work and one core is enough for it; the other shows go on meanwhile. */
const replaysAtOnce = 1;

/** The end of a show, and what is kept of it. */
export function createRecordings(deps: RecordingDeps): Recordings {
  const jobs = createReplayJobs({ logger: deps.logger, concurrency: replaysAtOnce });
  const own = { ...deps, jobs };
  return {
    handlers: {
      'endStream.save': ({ body }, { actor }) => saveShow(own, body, actor),
      'endStream.delete': ({ body }, { actor }) => deleteShow(own, body, actor),
      'recordings.list': async ({ query }) => {
        const { items, next } = await readPage(deps, { ...query, ...forEveryone }, toSavedStream);
        return { savedStreams: items, next };
      },
      'recordings.mine': async ({ query }, { actor: { vendorId } }) => {
        const { items, next } = await readPage(deps, { ...query, vendorId }, toOwnRecording);
        return { savedStreams: items, next };
      },
      'listings.replays': async ({ query }) => {
        const { items, next } = await readPage(deps, { ...query, ...forEveryone }, toReplayCard);
        return { replays: items, next };
      },
      'recordings.update': ({ params, body }, { actor }) =>
        updateRecording(own, { ...body, ...params }, actor),
      'recordings.one': ({ params }) => readRecording(deps, params),
      'recordings.delete': ({ params }, { actor }) => removeRecording(own, params.savedStreamId, actor),
    },
    fileOf: (name) => findReplayFile(deps, name),
    finaliseUnfinished: () => repairRecordings(own),
    close: () => jobs.close(),
  };
}
