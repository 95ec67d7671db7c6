import type { Reaction, Stream } from '@stallcast/shared/contract';
import type { ComponentChildren } from 'preact';
import { formatCount } from '../../app/locale.ts';
import { messages } from '../../messages/en/general.ts';
import { ThumbDownIcon, ThumbUpIcon } from '../../ui/icons.tsx';
import type { ReactionStore } from './reaction-store.ts';

interface ReactionBarProps {
  readonly store: ReactionStore;
  readonly counters: Stream['counters'];
  /** Whether one may react at all: only to a live show. */
  readonly open: boolean;
  readonly onPress: (reaction: Reaction) => void;
}

/** Like and dislike with their counts. */
export function ReactionBar({ store, counters, open, onPress }: ReactionBarProps) {
  const text = messages.react;
  const mine = store.mine.value;
  const common = { open, onPress };
  return (
    <div role="group" aria-label={text.label} class="flex gap-2">
      <ReactionButton
        {...common}
        reaction="like"
        label={text.like}
        count={counters.likes}
        counted={text.likes(counters.likes)}
        pressed={mine === 'like'}
      >
        <ThumbUpIcon />
      </ReactionButton>
      <ReactionButton
        {...common}
        reaction="dislike"
        label={text.dislike}
        count={counters.dislikes}
        counted={text.dislikes(counters.dislikes)}
        pressed={mine === 'dislike'}
      >
        <ThumbDownIcon />
      </ReactionButton>
    </div>
  );
}

interface ReactionButtonProps extends Pick<ReactionBarProps, 'open' | 'onPress'> {
  readonly reaction: Reaction;
  readonly label: string;
  readonly count: number;
  /** The count in words, for screen readers. */
  readonly counted: string;
  readonly pressed: boolean;
  readonly children: ComponentChildren;
}

function ReactionButton({
  reaction,
  label,
  count,
  counted,
  pressed,
  open,
  onPress,
  children,
}: ReactionButtonProps) {
  const countId = `${reaction}-count`;
  return (
    <button
      type="button"
      class="reaction"
      aria-label={label}
      aria-pressed={pressed}
      aria-describedby={countId}
      title={label}
      disabled={!open}
      onClick={() => onPress(reaction)}
    >
      {children}
      {count > 0 && (
        <span aria-hidden="true" class="figures">
          {formatCount(count)}
        </span>
      )}
      <span id={countId} class="sr-only">
        {counted}
      </span>
    </button>
  );
}
