import type { SessionState } from '../client/ports/session.ts';
import type { Entered } from './entered.ts';
import type { Journey, JourneyContext, JourneyStep } from './journey.ts';

const indexOf = ({ steps }: Journey, id: string): number => steps.findIndex((step) => step.id === id);

const signedIn = (state: SessionState): boolean => 'account' in state;

/** The account exists: what was said before it did can't be corrected here any more. */
const settled = ({ state, entered }: JourneyContext): boolean => signedIn(state) || entered.done.includes('verify');

/** Registered, and waiting for the email's link. The registration may still be corrected: a wrong address is noticed here. */
const waiting = (context: JourneyContext): boolean =>
  !settled(context) && (context.state.status === 'unverified' || context.entered.done.includes('register'));

const isFinished = (journey: Journey, step: JourneyStep, context: JourneyContext): boolean => {
  const { state, entered } = context;
  switch (step.id) {
    case 'verify':
      return settled(context);
    case 'sign-in':
      return signedIn(state);
    case 'register':
      return settled(context) || waiting(context);
    case 'done':
      return false;
  }
  if ('isDone' in step && step.isDone?.(context)) return true;
  const early = indexOf(journey, step.id) < indexOf(journey, 'register');
  // An account has its own word on the terms, whatever was accepted before it.
  if (step.id === 'terms' && (!early || signedIn(state))) return signedIn(state) && state.status !== 'terms_due';
  return entered.done.includes(step.id) || (early && (settled(context) || waiting(context)));
};

/** The first step whose work is left. */
const dueStep = (journey: Journey, context: JourneyContext): JourneyStep =>
  journey.steps.find((step) => !isFinished(journey, step, context)) ?? journey.steps.at(-1)!;

/**
 * Where a person may go instead of the step that is due: back to what can still be corrected, which is everything up to
 * the registration until the address is verified; and to the sign-in, as long as nobody is signed in.
 */
const open = (journey: Journey, context: JourneyContext): string[] => {
  if (signedIn(context.state)) return [];
  if (settled(context)) return ['sign-in'];
  const end = Math.min(indexOf(journey, dueStep(journey, context).id), indexOf(journey, 'register') + 1);
  return [...journey.steps.slice(0, end).map(({ id }) => id), 'sign-in'];
};

/** The step to show, from nothing but the journey, the service's word and what was entered. */
export const stepOf = (journey: Journey, context: JourneyContext): JourneyStep => {
  const { at } = context.entered;
  const chosen = at !== undefined && open(journey, context).includes(at) && journey.steps.find(({ id }) => id === at);
  return chosen || dueStep(journey, context);
};

/** The person wants to see another step. Where that isn't open, it is the one that is due. */
export const goTo = (journey: Journey, context: JourneyContext, id: string): Entered => ({
  ...context.entered,
  at: open(journey, context).includes(id) ? id : undefined,
});

/** The step that "Back" leads to; none where nothing is left to correct. */
export const stepBefore = (journey: Journey, context: JourneyContext): string | undefined => {
  const { id } = stepOf(journey, context);
  const due = dueStep(journey, context).id;
  // Who went to sign in comes back to what was due.
  if (id === 'sign-in' && due !== id) return due;
  return open(journey, context)
    .filter((other) => other !== 'sign-in')
    .filter((other) => indexOf(journey, other) < indexOf(journey, id))
    .at(-1);
};

/** The work of a step was done. */
export const finishStep = (
  journey: Journey,
  context: JourneyContext,
  id: string,
  values: Partial<Omit<Entered, 'done'>> = {},
): Entered => {
  const { entered } = context;
  const done = entered.done.includes(id) ? entered.done : [...entered.done, id];
  // What is corrected while an email is under way reaches the service with another registration only.
  const again = waiting(context) && indexOf(journey, id) < indexOf(journey, 'register');
  return { ...entered, ...values, done, at: again ? 'register' : undefined };
};

/** The service says that the address isn't verified after all, or that it was registered elsewhere: it waits for its email. */
export const waitFor = ({ done, ...entered }: Entered, email: string): Entered => ({
  ...entered,
  email,
  at: undefined,
  done: [...done.filter((id) => id !== 'verify' && id !== 'register'), 'register'],
});

export interface ProgressStep {
  step: JourneyStep;
  status: 'done' | 'current' | 'left';
}

/**
 * The steps that this person has or had to go, without the introduction and the end, which are no work. Who has an account
 * already isn't shown a registration, and who is signed in and owes nothing but the terms sees one step.
 */
export const progressOf = (journey: Journey, context: JourneyContext): ProgressStep[] => {
  const { state, entered } = context;
  const current = stepOf(journey, context).id;
  const did = (id: string): boolean => entered.done.includes(id);
  const register = indexOf(journey, 'register');
  const newcomer = did('register') || did('verify') || waiting(context) || (!signedIn(state) && current !== 'sign-in');
  const concerns = (step: JourneyStep, index: number): boolean => {
    if (step.id === 'introduction' || step.id === 'done') return false;
    if (step.id === current) return true;
    if (step.id === 'terms' && signedIn(state)) return state.status === 'terms_due' || did('terms');
    if (newcomer) return true;
    if (step.id === 'sign-in') return did('sign-in');
    return index > register && step.id !== 'verify' && step.id !== 'terms';
  };
  return journey.steps.filter(concerns).map((step) => ({
    step,
    status: step.id === current ? 'current' : isFinished(journey, step, context) ? 'done' : 'left',
  }));
};

/** The work of a step has to be done again: the terms that were accepted are no longer in force. */
export const reopenStep = ({ done, ...entered }: Entered, id: string): Entered => ({
  ...entered,
  at: undefined,
  done: done.filter((other) => other !== id),
});
