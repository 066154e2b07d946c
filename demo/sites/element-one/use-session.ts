import type { SessionState } from 'ems-elements/client';
import { useEffect, useState } from 'react';
import { client } from './client.ts';

/** Who is here, once that is known: asked when the page begins and again when it changes, in this tab or in another one. */
export const useSession = (): SessionState | undefined => {
  const [state, setState] = useState<SessionState>();
  useEffect(() => {
    let current = true;
    const ask = async (): Promise<void> => {
      const outcome = await client.session.current();
      if (current && outcome.ok) setState(outcome.value);
    };
    const leave = client.session.subscribe(() => void ask());
    void ask();
    return () => {
      current = false;
      leave();
    };
  }, []);
  return state;
};
