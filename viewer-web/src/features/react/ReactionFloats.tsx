import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ThumbUpIcon } from '../../ui/icons.tsx';

/** More than this at once is a cloud. */
const mostAtOnce = 20;
/** Lanes side by side, in which they rise. */
const lanes = 7;
const calm = '(prefers-reduced-motion: reduce)';

/**
 * Likes rise over the picture: as many as the server counted since the last figure, whoever pressed and however often it was
 * told. `likes` is the server's count.
 */
export function ReactionFloats({ likes }: { readonly likes: number }) {
  const floating = useSignal<readonly number[]>([]);
  const known = useRef(likes);
  const lastId = useRef(0);
  useEffect(() => {
    const added = likes - known.current;
    known.current = likes;
    if (added <= 0 || document.hidden || matchMedia(calm).matches) return;
    const room = mostAtOnce - floating.peek().length;
    const fresh = Array.from({ length: Math.min(added, room) }, () => {
      lastId.current += 1;
      return lastId.current;
    });
    floating.value = [...floating.peek(), ...fresh];
  }, [likes, floating]);
  const remove = (id: number) => {
    floating.value = floating.peek().filter((other) => other !== id);
  };
  return (
    <div class="floats" aria-hidden="true">
      {floating.value.map((id) => (
        <span key={id} class={`float float-${id % lanes}`} onAnimationEnd={() => remove(id)}>
          <ThumbUpIcon size={22} />
        </span>
      ))}
    </div>
  );
}
