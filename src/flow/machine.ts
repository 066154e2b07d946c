/** The sign-up flow without a document: an event and a state in, the next state out. Nothing here waits, asks or keeps. */
import type { SessionState } from '../client/ports/session.ts';
import { nothingEntered, type Entered } from '../journeys/entered.ts';
import type { JourneyContext } from '../journeys/journey.ts';
import {
  finishStep,
  goTo,
  progressOf,
  reopenStep,
  stepBefore,
  stepOf,
  waitFor,
  type ProgressStep,
} from '../journeys/steps.ts';
import { followAccount, sameAddress } from './account-sync.ts';
import type { FlowEvent, Values } from './flow-event.ts';
import { accountOf, arrival, keptBy, type FlowState, type View } from './state.ts';

type Change = Partial<FlowState>;

const contextOf = ({ session, entered }: FlowState): JourneyContext => ({
  state: session ?? { status: 'anonymous' },
  entered,
});

const finish = (state: FlowState, step: string, values?: Values): Entered =>
  finishStep(state.journey, contextOf(state), step, values);

const go = (state: FlowState, step: string): Change => ({
  token: undefined,
  entered: goTo(state.journey, contextOf(state), step),
});

/** What each event changes. What follows from it, the view above all, is derived afterwards. */
const changes: { [Type in FlowEvent['type']]: (state: FlowState, event: FlowEvent & { type: Type }) => Change } = {
  opened: (_state, { type: _, ...opened }) => ({
    ...opened,
    unsaved: false,
    retryAfter: 0,
    view: undefined,
    kept: undefined,
  }),

  offered: (_state, { type: _, ...offer }) => offer,

  // Where people register on a page of the service, that page verifies the address: the token is none of this client's.
  mailed: ({ journey }, { token }) => (journey.steps.some(({ id }) => id === 'verify') ? { token } : {}),

  answered: (_state, { session, unanswered, unsaved }) => ({ session, unanswered, unsaved }),

  typed: ({ entered }, { values, unsaved }) => ({ entered: { ...entered, ...values }, unsaved }),

  went: (state, { step }) => go(state, step),

  corrected: (state) => go(state, 'register'),

  worked: (state) => (state.view ? { entered: finish(state, state.view) } : {}),

  finished: (state, { step = state.view, values }) =>
    // Not by a second click on what is gone already.
    step === undefined || step !== state.view ? {} : { entered: finish(state, step, values) },

  accepted: (state, { version }) => {
    const account = accountOf(state);
    const session: SessionState | undefined = account ? { status: 'active', account } : state.session;
    return { session, entered: finish({ ...state, session }, 'terms', { acceptedTerms: version }) };
  },

  registered: (state, { email, retryAfter }) => ({ retryAfter, entered: finish(state, 'register', { email }) }),

  waited: ({ entered }, { email }) => ({ token: undefined, entered: waitFor(entered, email) }),

  verified: (state, { email }) => ({ token: undefined, entered: finish(state, 'verify', { email }) }),

  signedIn: (state, { account, status }) => {
    const session: SessionState | undefined =
      status === 'anonymous' || status === 'unverified' ? state.session : { status, account };
    return { session, entered: finish({ ...state, session }, 'sign-in', { account: account.id }) };
  },

  continued: ({ entered }, { account }) => ({ entered: { ...entered, account: account.id } }),

  signedOut: ({ session, entered }) => {
    const account = accountOf({ session });
    // What was entered for that account is nothing to another one.
    const theirs = account && (sameAddress(entered.email, account.email) || entered.account === account.id);
    return {
      session: { status: 'anonymous' },
      entered: theirs ? nothingEntered : { ...entered, account: undefined, completed: undefined },
    };
  },

  startedOver: () => ({ entered: nothingEntered }),

  failed: ({ view, entered }, { code }) =>
    // A new version came into force meanwhile: it has to be read before the registration is taken.
    code === 'terms_outdated' && view === 'register'
      ? { entered: { ...reopenStep(entered, 'terms'), acceptedTerms: undefined, at: 'terms' } }
      : {},

  shown: ({ view, session, entered }) => {
    if (!view || view === arrival) return {};
    const completed = view === 'done' ? accountOf({ session })?.id : undefined;
    return { entered: { ...entered, shown: view, ...(completed && { completed }) } };
  },
};

const viewOf = (state: FlowState): View | undefined => {
  const { entered, session, unanswered, unsaved, token } = state;
  if (token) return 'verify';
  // Whose account it was is known; whether it still is has to be asked before anything is shown. So has who is to sign in.
  if (!session && (entered.account || (entered.at === 'sign-in' && !unanswered))) return undefined;
  const account = accountOf(state);
  if (!account || account.id === entered.account) return stepOf(state.journey, contextOf(state)).id;
  // Signed in elsewhere, meanwhile: what is half-typed stays until it is sent.
  return unsaved && state.view === 'register' && !entered.done.includes('register') ? 'register' : arrival;
};

const derive = (state: FlowState): FlowState => {
  const { session, elsewhere = false } = state;
  const entered = session ? followAccount(state.entered, session, elsewhere) : state.entered;
  const view = viewOf({ ...state, entered });
  // The address can be corrected as long as it isn't verified.
  const open = !accountOf(state) && !entered.done.includes('verify');
  const kept = keptBy(view) ?? (open ? state.kept : undefined);
  return { ...state, entered, view, kept };
};

/** The flow after an event. */
export const transition = (state: FlowState, event: FlowEvent): FlowState => {
  const change = changes[event.type] as (state: FlowState, event: FlowEvent) => Change;
  return derive({ ...state, ...change(state, event) });
};

/** Where the person is among the steps that are theirs. */
export const progress = (state: FlowState): ProgressStep[] => {
  const { journey, entered, token } = state;
  const account = accountOf(state);
  const stranger: JourneyContext = { state: { status: 'anonymous' }, entered };
  // Whoever opens a mailed link has registered and waits, whatever this browser knows, and whoever is signed in here.
  if (token) return progressOf(journey, { ...stranger, entered: waitFor(entered, '') });
  // An account that the journey doesn't go on with has got nowhere in it.
  return progressOf(journey, account && account.id !== entered.account ? stranger : contextOf(state));
};

/** The step that "Back" leads to. */
export const before = (state: FlowState): string | undefined => stepBefore(state.journey, contextOf(state));
