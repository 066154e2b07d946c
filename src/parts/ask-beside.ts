import { report } from '../base/report.ts';
import type { CallOptions } from '../client/ports/call.ts';
import type { AuthClient } from '../client/types.ts';
import type { Outcome } from '../client/outcome.ts';

/**
 * What an element is as good without: asked in the background, and again whenever the session may have changed. `told` hears of each
 * answer, and of nothing where there is none. An answer that comes after that to a later question is not heard: it is older news. For
 * `clientChanged`: returns the function that ends it.
 */
export const askBeside = <T>(
  client: AuthClient,
  ask: (options: CallOptions) => Promise<Outcome<T>> | undefined,
  told: (outcome: Outcome<T> | undefined) => void,
): (() => void) => {
  const end = new AbortController();
  const { signal } = end;
  let asked = 0;
  let heard = 0;
  const load = async (): Promise<void> => {
    const question = ++asked;
    let outcome: Outcome<T> | undefined;
    try {
      outcome = await ask({ signal });
    } catch (error) {
      if (!signal.aborted) report(error);
    }
    if (!signal.aborted && question > heard) {
      heard = question;
      told(outcome);
    }
  };
  signal.addEventListener(
    'abort',
    client.session.subscribe(() => void load()),
  );
  void load();
  return () => end.abort();
};
