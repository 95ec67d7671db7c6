import type { Stream } from '@stallcast/shared/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '../../lib/api.ts';
import { myShowsKey } from '../../lib/query-keys.ts';
import { uploadCover } from '../../lib/upload-picture.ts';
import { type ShowPlan, startShow, writeDown } from './go-live.ts';

interface GoLiveListeners {
  /** The show is live at the server. */
  onLive: (stream: Stream) => void;
  /** The show is written down for later. */
  onScheduled: (stream: Stream) => void;
}

/** Writes a show down, to start it at once or later. */
export function useGoLive({ onLive, onScheduled }: GoLiveListeners) {
  const queries = useQueryClient();
  const writtenDown = useRef<string | null>(null);
  const write = (plan: ShowPlan) =>
    writeDown({ api, uploadCover }, { ...plan, streamId: plan.streamId ?? writtenDown.current }, (id) => {
      writtenDown.current = id;
    });
  const refreshLists = () => queries.invalidateQueries({ queryKey: myShowsKey });
  const going = useMutation({
    mutationFn: async (plan: ShowPlan) => startShow(api, (await write(plan)).streamId),
    onSuccess: onLive,
  });
  const scheduling = useMutation({
    mutationFn: write,
    onSettled: refreshLists,
    onSuccess: onScheduled,
  });
  return {
    goLive: going.mutate,
    goingLive: going.isPending,
    goLiveError: going.error,
    schedule: scheduling.mutate,
    scheduling: scheduling.isPending,
    scheduleError: scheduling.error,
  };
}
