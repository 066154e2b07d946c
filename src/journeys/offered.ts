import type { AuthClient } from '../client/types.ts';
import type { Journey } from './journey.ts';

/**
 * A journey as a client can lead through it. Without the port `terms` there are none to accept. Where people register on a page of
 * the service, that page asks for the address and verifies it, and no acceptance could travel there: the terms come after the sign-in.
 */
export const offered = (journey: Journey, client: AuthClient | undefined): Journey => {
  const elsewhere = client?.registration?.kind === 'redirect';
  const left: unknown[] = [client && !client.terms && 'terms', elsewhere && 'email', elsewhere && 'verify'];
  const steps = journey.steps.filter(({ id }) => !left.includes(id));
  const terms = elsewhere && steps.find(({ id }) => id === 'terms');
  if (!terms) return { ...journey, steps };
  return {
    ...journey,
    steps: steps.flatMap((step) => (step === terms ? [] : step.id === 'sign-in' ? [step, terms] : [step])),
  };
};
