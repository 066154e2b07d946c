/** Always an `AbortError`, whatever reason was given to `abort()`: that is what the interface promises. */
export const abortError = (): DOMException => new DOMException('The call was aborted.', 'AbortError');

export const throwIfAborted = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) throw abortError();
};

/** Rejects once the signal is aborted, and never settles otherwise. */
export const aborted = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_, reject) => {
    if (signal?.aborted) reject(abortError());
    else signal?.addEventListener('abort', () => reject(abortError()), { once: true });
  });
