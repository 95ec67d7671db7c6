import type { Stream } from '@stallcast/shared/contract';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '../../lib/api.ts';
import { type ShowPlan, startShow, writeDown } from './go-live.ts';

/** Writes the show down and starts it; `onLive` gets it once it is live at the server. */
export function useGoLive(onLive: (stream: Stream) => void) {
  const writtenDown = useRef<string | null>(null);
  const going = useMutation({
    mutationFn: async (plan: ShowPlan) => {
      const { streamId } = await writeDown(api, { ...plan, streamId: plan.streamId ?? writtenDown.current });
      writtenDown.current = streamId;
      return startShow(api, streamId);
    },
    onSuccess: onLive,
  });
  return { goLive: going.mutate, busy: going.isPending, error: going.error };
}
