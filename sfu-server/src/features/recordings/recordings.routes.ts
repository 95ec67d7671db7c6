import type { Logger } from '../../platform/logger.ts';
import type { Handlers } from '../../platform/handlers.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { removeRecording } from './delete-recording.ts';
import { deleteShow, type EndDeps, saveShow } from './end-stream.ts';
import type { CloseRoom, EndShow, FinaliseRecording, ReadProducts, RecordingStorage } from './ports.ts';
import { findReplayFile, readPage, readRecording, type ReplayFile } from './read-recordings.ts';
import { toOwnRecording, toSavedStream } from './recordings.views.ts';
import { type MendedRecordings, repairRecordings } from './repair-recordings.ts';
import { createReplayJobs } from './replay-jobs.ts';

interface RecordingDeps {
  readonly uow: UnitOfWork;
  readonly logger: Logger;
  readonly storage: RecordingStorage;
  readonly endShow: EndShow;
  readonly readProducts: ReadProducts;
  readonly closeRoom: CloseRoom;
  readonly finaliseRecording: FinaliseRecording;
}

type Own =
  | 'recordings.list'
  | 'recordings.one'
  | 'recordings.mine'
  | 'recordings.delete'
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

/** Joining is disk work and one core is enough for it; the other shows go on meanwhile. */
const replaysAtOnce = 1;

/** The end of a show, and what is kept of it. */
export function createRecordings(deps: RecordingDeps): Recordings {
  const jobs = createReplayJobs({ logger: deps.logger, concurrency: replaysAtOnce });
  const own: EndDeps = { ...deps, jobs };
  return {
    handlers: {
      'endStream.save': ({ body }, { actor }) => saveShow(own, body.streamId, actor),
      'endStream.delete': ({ body }, { actor }) => deleteShow(own, body.streamId, actor),
      'recordings.list': ({ query }) => readPage(deps, { ...query, state: 'ready' }, toSavedStream),
      'recordings.mine': ({ query }, { actor }) =>
        readPage(deps, { ...query, vendorId: actor.vendorId }, toOwnRecording),
      'recordings.one': ({ params }) => readRecording(deps, params),
      'recordings.delete': ({ params }, { actor }) => removeRecording(own, params.savedStreamId, actor),
    },
    fileOf: (name) => findReplayFile(deps, name),
    finaliseUnfinished: () => repairRecordings(own),
    close: () => jobs.close(),
  };
}
