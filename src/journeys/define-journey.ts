import { journeyOf, type Journey, type KnownStep, type OwnStep } from './journey.ts';

const named = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const known: readonly string[] = [
  'introduction',
  'terms',
  'email',
  'register',
  'verify',
  'sign-in',
  'done',
] satisfies KnownStep[];

/**
 * A journey of the integrator's own: known steps by name, own steps as objects. Throws where nobody could get to its end,
 * because that is a mistake of the page and no outcome of a person.
 */
export const defineJourney = ({ name, steps }: { name: string; steps: readonly (KnownStep | OwnStep)[] }): Journey => {
  const journey = journeyOf(name, steps);
  const ids = journey.steps.map(({ id }) => id);
  const refuse = (why: string): never => {
    throw new TypeError(`The journey "${name}" ${why}.`);
  };
  const place = (id: KnownStep): number => ids.indexOf(id);
  if (!named.test(name)) refuse('needs a name of lower case letters, digits and dashes');
  for (const id of ['register', 'verify', 'sign-in', 'terms'] as const)
    if (!ids.includes(id)) refuse(`lacks the step "${id}"`);
  if (ids.at(-1) !== 'done') refuse('has to end with the step "done"');
  if (new Set(ids).size !== ids.length) refuse('has a step twice');
  if (place('verify') !== place('register') + 1 || place('sign-in') !== place('verify') + 1) {
    refuse('needs "register", "verify" and "sign-in" one right after the other');
  }
  for (const id of ['introduction', 'email'] as const)
    if (place(id) > place('register')) refuse(`has the step "${id}" after the registration`);
  for (const step of steps) {
    if (typeof step === 'string' ? !known.includes(step) : known.includes(step.id) || !named.test(step.id)) {
      refuse(`has a step of the name "${typeof step === 'string' ? step : step.id}"`);
    }
  }
  return journey;
};
