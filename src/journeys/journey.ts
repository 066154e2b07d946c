import type { SessionState } from '../client/ports/session.ts';
import type { Entered } from './entered.ts';

/** The steps whose work this package knows. */
export type KnownStep = 'introduction' | 'terms' | 'email' | 'register' | 'verify' | 'sign-in' | 'done';

/** What a rule of a step may look at. */
export interface JourneyContext {
  /** Who this browser is to the service, and what the account still owes: the service's word. */
  state: SessionState;
  /** What this person entered and did in this journey, in this tab. */
  entered: Entered;
}

/** A step of the integrator's own, before the registration or after the sign-in. */
export interface OwnStep {
  /** Its name in events and in the history; lower case letters, digits and dashes. */
  id: string;
  /** The tag of the element that does its work. It says `ems-step-done` when it is done. */
  element: string;
  /** What the progress calls it, and the heading that its element stands under, in the page's language. */
  label: string;
  /** Fetches what registers the element. */
  load?: (() => Promise<unknown>) | undefined;
  /** Whether its work is done already, where something else knows it than this tab: the page, or a service of its own. */
  isDone?: ((context: JourneyContext) => boolean) | undefined;
}

export type JourneyStep = { readonly id: KnownStep } | Readonly<OwnStep>;

/** The way from a stranger to an account that owes nothing: steps in their order, of which each person sees those that are left. */
export interface Journey {
  readonly name: string;
  readonly steps: readonly JourneyStep[];
}

export const journeyOf = (name: string, steps: readonly (KnownStep | OwnStep)[]): Journey => ({
  name,
  steps: steps.map((step) => (typeof step === 'string' ? { id: step } : step)),
});
