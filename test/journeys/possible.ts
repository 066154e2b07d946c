/** What the properties are checked of: every journey, from any status and with anything entered before. */
import type { AccountStatus, AuthClient, SessionState } from '../../src/client/index.ts';
import {
  defineJourney,
  journeys,
  offered,
  type Entered,
  type Journey,
  type JourneyContext,
} from '../../src/journeys/index.ts';
import type { Generator } from './generator.ts';

const own = defineJourney({
  name: 'partner',
  steps: [
    'introduction',
    { id: 'company', element: 'x-company', label: 'Company' },
    'terms',
    'email',
    'register',
    'verify',
    'sign-in',
    { id: 'plan', element: 'x-plan', label: 'Plan' },
    'done',
  ],
});
const termsLast = defineJourney({
  name: 'terms-last',
  steps: ['email', 'register', 'verify', 'sign-in', { id: 'plan', element: 'x-plan', label: 'Plan' }, 'terms', 'done'],
});

/** As clients lead through them: one whose people register on a page of the service, and ones without terms. */
const asOffered = [...journeys, own, termsLast].flatMap((journey) =>
  (['registers elsewhere', 'has no terms', 'registers elsewhere and has no terms'] as const).map((what): Journey => {
    const registration = { kind: what.startsWith('registers') ? 'redirect' : 'inline' };
    const client = { registration, ...(!what.endsWith('no terms') && { terms: {} }) } as unknown as AuthClient;
    return { ...offered(journey, client), name: `${journey.name}, where the client ${what}` };
  }),
);

export const all: Journey[] = [...journeys, own, termsLast, ...asOffered];
export const has = ({ steps }: Journey, id: string): boolean => steps.some((step) => step.id === id);
export const statuses: AccountStatus[] = ['anonymous', 'unverified', 'terms_due', 'active'];
export const account = { id: 'ada', email: 'ada@example.org', firstName: 'Ada', lastName: 'Lovelace' };
export const stateOf = (status: AccountStatus): SessionState => {
  if (status === 'anonymous') return { status };
  return status === 'unverified' ? { status, email: account.email } : { status, account };
};

/** Anything that may have been kept, by this version or by a confused page. */
export const anything = (random: Generator, journey: Journey): Entered => ({
  done: random.some([...journey.steps.map(({ id }) => id), '__proto__', 'nonsense']),
  email: random.chance(50) ? account.email : undefined,
  firstName: random.chance(50) ? 'Ada' : undefined,
  acceptedTerms: random.chance(50) ? '2026-01' : undefined,
  at: random.chance(50)
    ? random.one([...journey.steps.map(({ id }) => id), 'nonsense', '__proto__', 'constructor'])
    : undefined,
});

/** The service knows it: nothing on this page takes it back. */
export const isOver = (journey: Journey, id: string, { state, entered }: JourneyContext): boolean => {
  const signedIn = 'account' in state;
  const verified = signedIn || entered.done.includes('verify');
  if (id === 'sign-in') return signedIn;
  const ids = journey.steps.map((step) => step.id);
  const early = ids.indexOf(id) < ids.indexOf('register');
  if (id === 'terms') return signedIn ? state.status === 'active' : verified && early;
  return ['introduction', 'email', 'register', 'verify', 'company'].includes(id) && verified;
};
