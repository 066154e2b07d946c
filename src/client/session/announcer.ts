import { openChannel } from './channel.ts';

/** Tells who listens that the session may have changed. What it became is asked from the service. */
export interface SessionAnnouncer {
  announce(): void;
  /** Returns the function that ends it. */
  subscribe(listener: () => void): () => void;
}

/** What tabs say to each other. Nothing in it: who has a ticket is asked to answer with it, see `ticket-elsewhere.ts`. */
export interface TabMessage {
  ticket?: string;
  /** Who is signed in, as a page that was just opened has heard. */
  state?: string;
}

/** Within this page only. `heard` is called before the listeners when the browser's Back shows the page as it was: nobody told it what happened since. */
export const createPageAnnouncer = (heard?: () => void): SessionAnnouncer => {
  const listeners = new Set<() => void>();
  const announce = (): void => {
    // In a microtask of its own: a listener that throws must not fail the sign-in that it hears of.
    for (const listener of listeners) queueMicrotask(() => listeners.has(listener) && listener());
  };
  globalThis.addEventListener?.('pageshow', ({ persisted }) => {
    if (!persisted) return;
    heard?.();
    announce();
  });
  return {
    announce,
    subscribe(listener) {
      // Wrapped, so that a function given twice is two listeners, each with an end of its own.
      const own = (): void => listener();
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
};

/**
 * Within this page and in the other tabs of the origin. Name it after the service, so that clients of two services don't
 * wake each other. The channel is open only while somebody listens: an open one can keep a page out of the back/forward cache.
 *
 * `heard` is called before the listeners when another tab announces: give it `http.changed`, so that they aren't told what was
 * asked before. `hear` is told what else they say: what it returns is the answer; with `true` something has changed, as if they announced it.
 */
export const createSessionAnnouncer = (
  name: string,
  heard?: () => void,
  hear?: (message: TabMessage) => TabMessage | boolean | undefined,
): SessionAnnouncer => {
  const page = createPageAnnouncer(heard);
  let channel: BroadcastChannel | undefined;
  let listening = 0;
  return {
    announce() {
      page.announce();
      const open = channel ?? openChannel(name);
      open?.postMessage(null);
      if (open !== channel) open?.close();
    },
    subscribe(listener) {
      let end: (() => void) | undefined = page.subscribe(listener);
      if (listening++ === 0) {
        channel = openChannel(name);
        channel?.addEventListener('message', ({ data }: MessageEvent<TabMessage | null>) => {
          const answer = !data || hear?.(data);
          if (answer !== true) return void (answer && channel?.postMessage(answer));
          heard?.();
          page.announce();
        });
      }
      return () => {
        if (!end) return;
        end();
        end = undefined;
        if (--listening > 0) return;
        channel?.close();
        channel = undefined;
      };
    },
  };
};
