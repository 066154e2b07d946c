import { aborted } from '../abort.ts';

interface SharedRequest<T> {
  answer: Promise<T>;
  sent: number;
  waiting: number;
  abort: AbortController;
}

/** Requests on their way, each of which serves all who ask for the same thing meanwhile. */
export interface SharedRequests<T> {
  /** Sends, or waits for what was sent. Rejects once the own `signal` is aborted; the request is aborted when nobody waits any more. */
  join(key: string, send: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Something changes: whoever waits goes on waiting, and whoever asks from now on is given no answer that is on its way. */
  clear(): void;
}

/** Nobody joins a request that is older than `lifetime` milliseconds: it hangs, or the page slept meanwhile. */
export const createSharedRequests = <T>(lifetime: number): SharedRequests<T> => {
  const requests = new Map<string, SharedRequest<T>>();
  return {
    clear: () => requests.clear(),
    async join(key, send, signal) {
      let request = requests.get(key);
      if (!request || Date.now() - request.sent >= lifetime) {
        const abort = new AbortController();
        request = { answer: send(abort.signal), sent: Date.now(), waiting: 0, abort };
        requests.set(key, request);
      }
      request.waiting++;
      try {
        return await Promise.race([request.answer, aborted(signal)]);
      } finally {
        const last = --request.waiting === 0;
        if (last) request.abort.abort();
        // It has its answer, or nobody waits; what has taken its place stays.
        if ((last || !signal.aborted) && requests.get(key) === request) requests.delete(key);
      }
    },
  };
};
