/** Elements whose next press repeats what was left for a proof that has been given. */
const repeating = new WeakSet<Element>();

export const expectRepeat = (host: Element): void => {
  repeating.add(host);
  let presses = 0;
  const press = (): void => {
    if (++presses < 2) return;
    repeating.delete(host);
    host.removeEventListener('submit', press, { capture: true });
  };
  host.addEventListener('submit', press, { capture: true });
};

/** Told once: proof was given just now, and the service still isn't content. To ask again at once would be a loop. */
export const takeRepeat = (host: Element): boolean => repeating.delete(host);
