/** What holds for the flow, whatever happens in it: in every journey, from any status and with anything kept before. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FlowEvent } from '../../src/flow/flow-event.ts';
import { before, progress, transition } from '../../src/flow/machine.ts';
import { accountOf, arrival, beginning, type FlowState } from '../../src/flow/state.ts';
import { nothingEntered, readEntered, type Journey } from '../../src/journeys/index.ts';
import { Generator } from '../journeys/generator.ts';
import { account, all, anything, has, isOver, stateOf, statuses } from '../journeys/possible.ts';

const seeds = 150;
const other = { id: 'bob', email: 'bob@example.org', firstName: 'Bob', lastName: 'Kahn' };

const registersElsewhere = (journey: Journey): boolean => !has(journey, 'verify');

/** Where people register on a page of the service, there is nothing to type before the sign-in. */
const mayType = (random: Generator, journey: Journey): boolean => !registersElsewhere(journey) && random.chance(50);

const contextOf = ({ session, entered }: FlowState) => ({ state: session ?? stateOf('anonymous'), entered });

/** The machine is given nothing that it could change. */
const freeze = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
  return value;
};

const after = (state: FlowState, ...events: FlowEvent[]): FlowState =>
  events.reduce((now, event) => freeze(transition(freeze(now), freeze(event))), state);

const opened = (journey: Journey, kept: unknown): FlowState =>
  after(beginning(journey), {
    type: 'opened',
    journey,
    elsewhere: registersElsewhere(journey),
    page: undefined,
    entered: readEntered(kept),
  });

const answers = (random: Generator, journey: Journey): FlowEvent => {
  const possible = has(journey, 'terms') ? statuses : statuses.filter((status) => status !== 'terms_due');
  const session = stateOf(random.one(possible));
  return {
    type: 'answered',
    session: 'account' in session && random.chance(30) ? { ...session, account: other } : session,
    unanswered: false,
    unsaved: mayType(random, journey),
  };
};

/** Anything that may happen, at any time: a click on what is gone, an answer that comes late, the browser's Back. */
const something = (random: Generator, { journey, view }: FlowState): FlowEvent => {
  const ids = journey.steps.map(({ id }) => id);
  const { email } = random.one([account, other]);
  const status = has(journey, 'terms') ? random.one(['terms_due', 'active'] as const) : 'active';
  return random.one<() => FlowEvent>([
    () => answers(random, journey),
    () => ({ type: 'answered', session: undefined, unanswered: true, unsaved: mayType(random, journey) }),
    () => ({ type: 'typed', values: { firstName: 'Ada', email }, unsaved: mayType(random, journey) }),
    () => ({ type: 'went', step: random.one([...ids, 'nonsense', '__proto__', 'constructor', '']) }),
    () => ({ type: 'finished', step: random.one([...ids, 'nonsense']) }),
    () => (view ? { type: 'finished', step: view } : { type: 'shown' }),
    () => ({ type: 'worked' }),
    () => ({ type: 'accepted', version: '2026-02' }),
    () => ({ type: 'registered', email, retryAfter: 60 }),
    () => ({ type: 'waited', email }),
    () => ({ type: 'verified', email }),
    () => ({ type: 'corrected' }),
    () => ({ type: 'signedIn', account: random.one([account, other]), status }),
    () => ({ type: 'continued', account }),
    () => ({ type: 'signedOut' }),
    () => ({ type: 'startedOver' }),
    () => ({ type: 'mailed', token: 'token' }),
    () => ({ type: 'failed', code: random.one(['terms_outdated', 'offline', 'session_expired']) }),
    () => ({ type: 'shown' }),
  ])();
};

/** Every journey, each from many states: opened with anything, and then whatever happens. */
const each = (check: (random: Generator, state: FlowState) => void, events = 6): void => {
  for (const journey of all) {
    for (let seed = 0; seed < seeds; seed++) {
      const random = new Generator(seed);
      let state = opened(journey, anything(random, journey));
      const happened: FlowEvent[] = [];
      for (let count = random.below(events); count > 0; count--) {
        const event = something(random, state);
        happened.push(event);
        state = after(state, event);
      }
      try {
        check(random, state);
      } catch (error) {
        const how = JSON.stringify({ happened, state: { ...state, journey: undefined } });
        throw new Error(`${journey.name}, seed ${seed}: ${how}`, { cause: error });
      }
    }
  }
};

/** What the person does at what is shown, and what the service then says. */
const work = (state: FlowState, owes: boolean): FlowEvent[] => {
  const answer = (status: Parameters<typeof stateOf>[0]): FlowEvent => ({
    type: 'answered',
    session: stateOf(status),
    unanswered: false,
    unsaved: false,
  });
  const signedIn: FlowEvent = { type: 'signedIn', account, status: owes ? 'terms_due' : 'active' };
  switch (state.view) {
    case undefined:
      return [answer('anonymous')];
    case 'terms':
      return [{ type: 'accepted', version: '2026-02' }];
    case 'register':
      if (registersElsewhere(state.journey)) return [signedIn];
      return [{ type: 'registered', email: account.email, retryAfter: 60 }, answer('unverified')];
    case 'verify':
      return [{ type: 'verified', email: account.email }, answer('anonymous')];
    case 'sign-in':
      return [signedIn];
    case arrival:
      return [{ type: 'continued', account: accountOf(state)! }];
  }
  return [{ type: 'finished', step: state.view }];
};

describe('the flow', () => {
  it('shows a step of the journey, the question on arrival, or waits; and is honest about what is left', () => {
    each((_random, state) => {
      const ids = state.journey.steps.map(({ id }) => id);
      assert.ok(state.view === undefined || state.view === arrival || ids.includes(state.view), state.view);
      if (!state.view || state.view === arrival) return;
      const current = progress(state).filter(({ status }) => status === 'current');
      const counted = state.view !== 'introduction' && state.view !== 'done';
      assert.deepEqual(
        current.map(({ step }) => step.id),
        counted && has(state.journey, state.view) ? [state.view] : [],
      );
    });
  });

  it('never shows a step whose work is done, but for a mailed link that was opened', () => {
    each((_random, state) => {
      if (state.view && state.view !== arrival && !state.token)
        assert.equal(
          isOver(state.journey, state.view, contextOf(state)),
          state.unsaved && state.view === 'register' && accountOf(state) !== undefined,
        );
    });
  });

  it('goes on with no account that nobody has chosen', () => {
    each((_random, state) => {
      const account = accountOf(state);
      if (!account || account.id === state.entered.account || state.token) return;
      // What is half-typed stays until it is sent.
      assert.ok(state.view === arrival || (state.view === 'register' && state.unsaved), state.view);
    });
  });

  it('shows after a reload what it showed before', () => {
    each((_random, state) => {
      const { journey, entered, session, token, unsaved } = state;
      // What is half-typed, and a token, a reload may lose.
      if (token || (unsaved && accountOf(state))) return;
      const again = opened(journey, JSON.parse(JSON.stringify(entered)));
      const known = session ? after(again, { type: 'answered', session, unanswered: false, unsaved: false }) : again;
      if (session || !state.unanswered) assert.equal(known.view, state.view);
    });
  });

  it('keeps what outlives the page in a shape that is read back whole', () => {
    each((_random, { entered }) => {
      const kept: unknown = JSON.parse(JSON.stringify(entered));
      assert.deepEqual(readEntered(kept), kept);
    });
  });

  it('loses nothing that was entered, unless the person begins anew or leaves the account', () => {
    each((random, state) => {
      const event = something(random, state);
      const now = after(state, event);
      const ended = accountOf(now) === undefined && state.entered.completed !== undefined;
      if (event.type === 'startedOver' || event.type === 'signedOut' || ended) return;
      for (const name of ['firstName', 'email'] as const)
        assert.ok(state.entered[name] === undefined || now.entered[name] !== undefined, `${event.type}: ${name}`);
      const outdated = event.type === 'failed' && event.code === 'terms_outdated';
      assert.ok(outdated || state.entered.acceptedTerms === undefined || now.entered.acceptedTerms !== undefined);
    });
  });

  it('takes the same answer, and the same drawing, twice as once', () => {
    each((random, state) => {
      for (const event of [answers(random, state.journey), { type: 'shown' } as const]) {
        const once = after(state, event);
        assert.deepEqual(after(once, event), once, event.type);
      }
    });
  });

  it('keeps a registration in the page that may be gone back to', () => {
    each((random, state) => {
      if (state.view !== 'register' || accountOf(state)) return;
      const now = after(state, something(random, state));
      if (!accountOf(now) && !now.entered.done.includes('verify')) assert.equal(now.kept, 'register');
    });
  });

  it('leads Back to where it says', () => {
    each((_random, state) => {
      const step = before(state);
      if (step === undefined || state.token || !state.view || state.view === arrival || !state.session) return;
      assert.equal(after(state, { type: 'went', step }).view, step);
    });
  });

  it('reaches the end by the work of what is shown, and says so once', () => {
    each((random, start) => {
      let state = start;
      const owes = has(state.journey, 'terms') && random.chance(50);
      const said = new Set<string | undefined>([state.entered.completed]);
      for (let count = 0; state.view !== 'done'; count++) {
        assert.ok(count <= state.journey.steps.length + 4, `it loops at ${state.view}`);
        state = after(state, ...work(state, owes), { type: 'shown' });
      }
      state = after(state, { type: 'shown' });
      said.add(state.entered.completed);
      assert.equal(state.entered.completed, accountOf(state)?.id);
      assert.equal(accountOf(state) !== undefined && state.session?.status, 'active');
    });
  });

  it('asks for the terms that have changed, also who corrects an address that waits', () => {
    for (const journey of all) {
      const ids = journey.steps.map(({ id }) => id);
      const register = ids.indexOf('register');
      if (!has(journey, 'verify') || !ids.slice(0, register).includes('terms')) continue;
      let state = opened(journey, { done: ids.slice(0, register + 1), email: account.email });
      state = after(state, { type: 'answered', session: stateOf('unverified'), unanswered: false, unsaved: false });
      state = after(state, { type: 'corrected' });
      assert.equal(state.view, 'register');
      state = after(state, { type: 'failed', code: 'terms_outdated' });
      assert.equal(state.view, 'terms');
      state = after(state, { type: 'accepted', version: '2026-02' });
      assert.equal(state.view, 'register', 'the correction is not sent yet');
      assert.equal(state.entered.acceptedTerms, '2026-02');
    }
  });

  it('begins anew when the account of a journey that is over has signed out', () => {
    for (const journey of all) {
      let state = opened(journey, { done: [], account: account.id, completed: account.id });
      state = after(state, { type: 'answered', session: stateOf('anonymous'), unanswered: false, unsaved: false });
      assert.deepEqual(state.entered, { ...nothingEntered, at: undefined });
      assert.equal(state.view, journey.steps[0]!.id);
    }
  });

  it('shows the sign-in to whoever asked for it before the end of a finished journey was heard of', () => {
    const anonymous = { type: 'answered', session: stateOf('anonymous'), unanswered: false, unsaved: false } as const;
    for (const journey of all) {
      let state = opened(journey, { done: [], account: account.id, completed: account.id });
      state = after(state, { type: 'went', step: 'sign-in' }, anonymous);
      assert.equal(state.view, 'sign-in');
      state = after(state, { type: 'startedOver' });
      assert.equal(state.view, journey.steps[0]!.id, 'and can begin anew');
    }
  });

  it('has forgotten where somebody went once they are signed in', () => {
    each((_random, state) => {
      const account = accountOf(state);
      if (account && account.id === state.entered.account) assert.equal(state.entered.at, undefined);
    });
  });
});
