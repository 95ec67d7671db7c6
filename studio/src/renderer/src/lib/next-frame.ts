/** Runs something once, a little later. */
export type Later = (run: () => void) => void;

/** A window that is not drawn has no frames; then this is waited at most, in ms. */
const hiddenWaitMs = 250;

/** Runs something before the window is drawn the next time, or soon where it is not drawn at all. */
export const nextFrame: Later = (run) => {
  let ran = false;
  const once = () => {
    if (ran) return;
    ran = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    run();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, hiddenWaitMs);
};
