/**
 * Asks again and again while the page is visible, and at once when it becomes visible or gets its connection back.
 * Slows down from 3 to 15 seconds, so that a tab left open all day is no burden. Returns the function that ends it.
 */
export const poll = (ask: () => Promise<void>): (() => void) => {
  let wait = 3000;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const round = async (): Promise<void> => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') await ask();
    if (ended) return;
    // Another round may have begun meanwhile, and ended first.
    clearTimeout(timer);
    timer = setTimeout(() => void round(), wait);
    wait = Math.min(wait * 1.05, 15_000);
  };
  const now = (): void => {
    wait = 3000;
    void round();
  };
  document.addEventListener('visibilitychange', now);
  addEventListener('online', now);
  timer = setTimeout(() => void round(), wait);
  return () => {
    ended = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', now);
    removeEventListener('online', now);
  };
};
