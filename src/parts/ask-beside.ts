import { report } from '../base/report.ts';
import type { CallOptions } from '../client/ports/call.ts';
import type { AuthClient } from '../client/types.ts';
import type { Outcome } from '../client/outcome.ts';

/**
 * What an element is as good without: asked in the background, and again when something changed. `told` hears of each answer, and of
 * nothing where there is none. For `clientChanged`: returns the function that ends it.
 */
export const askBeside = <T>(
  client: AuthClient,
  ask: (options: CallOptions) => Promise<Outcome<T>> | undefined,
  told: (value: T | undefined) => void,
): (() => void) => {
  const end = new AbortController();
  const { signal } = end;
  const load = async (): Promise<void> => {
    try {
      const outcome = await ask({ signal });
      if (!signal.aborted) told(outcome?.ok ? outcome.value : undefined);
    } catch (error) {
      if (signal.aborted) return;
      report(error);
      told(undefined);
    }
  };
  signal.addEventListener(
    'abort',
    client.session.subscribe(() => void load()),
  );
  void load();
  return () => end.abort();
};
