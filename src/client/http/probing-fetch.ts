import { textOf } from '../text-of.ts';
import { sleep } from '../sleep.ts';

/**
 * What a probe finds: the token is refused, or the service is there and takes it, or there is no way to the service; or what is set
 * up wrongly, for the developer.
 */
export type ProbeResult = 'refused' | 'reachable' | 'lost' | { mistake: string };

const guess = 'Does its CORS configuration allow this origin, and is this token meant for it (audience)?';

export interface ProbingFetchOptions {
  /** Sends the token to an address whose 401 a page is shown, e.g. `userinfo`. */
  probe: (token: string | undefined, signal: AbortSignal | undefined) => Promise<ProbeResult>;
  /** Instead of the page's `fetch`. */
  fetch?: typeof fetch | undefined;
  /** Milliseconds until a read that the probe can't explain is sent once more. */
  retryDelay?: number | undefined;
}

const tokenOf = (headers: HeadersInit | undefined): string | undefined =>
  new Headers(headers).get('authorization')?.replace(/^Bearer /, '');

/**
 * A `fetch` for `createHttp`, for a service whose refusals lack the CORS headers: of those a browser tells a page no 401, but a lost
 * connection. So whenever one seems lost the probe is asked, and a token that is refused becomes the answer 401.
 *
 * A mutation that is sent again after such a 401 isn't carried out twice: a token is sent only while it has longer to live than a
 * request may take, so one that is refused now was refused then.
 */
export const probingFetch = ({ probe, fetch: given, retryDelay = 300 }: ProbingFetchOptions): typeof fetch => {
  const send: typeof fetch = given ?? ((input, init) => fetch(input, init));
  const find = async (init: RequestInit): Promise<ProbeResult> => {
    try {
      return await probe(tokenOf(init.headers), init.signal ?? undefined);
    } catch {
      return 'lost';
    }
  };

  return async (input, init = {}) => {
    const reads = (init.method ?? 'GET') === 'GET';
    for (let count = 1; ; count++) {
      try {
        return await send(input, init);
      } catch (error) {
        if (init.signal?.aborted || globalThis.navigator?.onLine === false) throw error;
        const found = await find(init);
        if (found === 'refused') return new Response(null, { status: 401 });
        if (found === 'lost') throw error;
        const detail = `${textOf(error)}, although the service is there. ${typeof found === 'object' ? found.mistake : guess}`;
        // Nobody knows whether it was carried out.
        if (!reads) throw new TypeError(detail, { cause: error });
        if (count > 1) return Response.json({ code: 'unexpected_answer', detail }, { status: 400 });
      }
      await sleep(retryDelay, init.signal ?? undefined);
    }
  };
};
