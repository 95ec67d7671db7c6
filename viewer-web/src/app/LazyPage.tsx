import { useSignal } from '@preact/signals';
import type { ComponentChildren, ComponentType, FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import { ErrorState, PageSkeleton } from '../ui/States.tsx';
import { messages } from '../messages/en/general.ts';

/** A page, or a part of one, whose code is loaded when it is first shown; `waiting` stands there until then. */
export function lazyPage<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: () => ComponentChildren = PageSkeleton,
): FunctionComponent<Props> {
  let Loaded: ComponentType<Props> | undefined;
  return function LazyPage(props) {
    const state = useSignal<'loading' | 'ready' | 'failed'>(Loaded ? 'ready' : 'loading');
    const fetchCode = async () => {
      state.value = 'loading';
      try {
        Loaded ??= await load();
        state.value = 'ready';
      } catch {
        state.value = 'failed';
      }
    };
    // Not in an effect, which would wait for the first paint.
    useState(() => (Loaded ? undefined : void fetchCode()));
    if (state.value === 'failed')
      return <ErrorState title={messages.problems.pageFailed} onRetry={() => void fetchCode()} />;
    if (state.value === 'ready' && Loaded) return <Loaded {...props} />;
    return <>{waiting()}</>;
  };
}
