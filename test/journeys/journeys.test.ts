import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AuthClient, SessionState } from '../../src/client/index.ts';
import {
  defineJourney,
  elementOne,
  findJourney,
  finishStep,
  goTo,
  journeys,
  managedHost,
  manual,
  nothingEntered,
  offered,
  onPremTrial,
  progressOf,
  readEntered,
  reopenStep,
  stepBefore,
  stepOf,
  type Entered,
  type Journey,
} from '../../src/journeys/index.ts';

const anonymous: SessionState = { status: 'anonymous' };
const waiting: SessionState = { status: 'unverified', email: 'ada@example.org' };
const account = { id: 'ada', email: 'ada@example.org', firstName: 'Ada', lastName: 'Lovelace' };
const termsDue: SessionState = { status: 'terms_due', account };
const active: SessionState = { status: 'active', account };

const step = (journey: Journey, state: SessionState, entered: Entered = nothingEntered): string =>
  stepOf(journey, { state, entered }).id;
const progress = (journey: Journey, state: SessionState, entered: Entered = nothingEntered): string[] =>
  progressOf(journey, { state, entered }).map(({ step: { id }, status }) => `${id} ${status}`);

describe('the four journeys', () => {
  it('begin with what each is about', () => {
    assert.equal(step(manual, anonymous), 'register');
    assert.equal(step(elementOne, anonymous), 'terms');
    assert.equal(step(onPremTrial, anonymous), 'introduction');
    assert.equal(step(managedHost, anonymous), 'introduction');
  });

  it('ask for the address before the registration in the trial', () => {
    assert.equal(step(onPremTrial, anonymous, { done: ['introduction', 'terms'] }), 'email');
    assert.equal(
      step(onPremTrial, anonymous, { done: ['introduction', 'terms', 'email'], email: 'ada@example.org' }),
      'register',
    );
  });

  it('wait for the mail, whatever this tab knows of the registration', () => {
    for (const journey of [manual, elementOne, onPremTrial, managedHost])
      assert.equal(step(journey, waiting), 'verify');
  });

  it('go on with the sign-in on the device that the link was opened on', () => {
    for (const journey of [manual, elementOne, onPremTrial, managedHost])
      assert.equal(step(journey, anonymous, { done: ['verify'] }), 'sign-in');
  });

  it('ask the terms of an account only when they are due', () => {
    for (const journey of [manual, elementOne, onPremTrial, managedHost]) {
      assert.equal(step(journey, termsDue, { done: ['terms'], acceptedTerms: 'old' }), 'terms');
      assert.equal(step(journey, active), 'done');
    }
  });

  it('ask the terms again when they were outdated at the registration', () => {
    const entered = reopenStep({ done: ['terms'], acceptedTerms: 'old', firstName: 'Ada' }, 'terms');
    assert.equal(step(elementOne, anonymous, entered), 'terms');
    assert.equal(entered.firstName, 'Ada');
  });

  it('send a corrected address with another registration', () => {
    const context = {
      state: waiting,
      entered: { done: ['introduction', 'terms', 'email', 'register'], email: 'adda@example.org' },
    };
    const back = { ...context, entered: goTo(onPremTrial, context, 'email') };
    assert.equal(stepOf(onPremTrial, back).id, 'email');
    const entered = finishStep(onPremTrial, back, 'email', { email: 'ada@example.org' });
    assert.equal(step(onPremTrial, waiting, entered), 'register');
    const again = finishStep(onPremTrial, { state: waiting, entered }, 'register');
    assert.equal(step(onPremTrial, waiting, again), 'verify');
  });
});

describe('Back', () => {
  it('leads through what can be corrected, and not to what is done', () => {
    const before = (state: SessionState, entered: Entered) => stepBefore(onPremTrial, { state, entered });
    assert.equal(before(anonymous, nothingEntered), undefined);
    assert.equal(before(anonymous, { done: ['introduction', 'terms'] }), 'terms');
    assert.equal(before(waiting, { done: ['introduction', 'terms', 'email', 'register'] }), 'register');
    assert.equal(before(anonymous, { done: ['verify'] }), undefined);
    assert.equal(before(termsDue, nothingEntered), undefined);
  });

  it('leads from the sign-in to what was left', () => {
    assert.equal(
      stepBefore(managedHost, { state: anonymous, entered: { done: ['introduction'], at: 'sign-in' } }),
      'terms',
    );
  });
});

describe('the progress', () => {
  it('counts the work, and neither the introduction nor the end', () => {
    assert.deepEqual(progress(elementOne, anonymous), [
      'terms current',
      'register left',
      'verify left',
      'sign-in left',
    ]);
    assert.deepEqual(progress(onPremTrial, anonymous), [
      'terms left',
      'email left',
      'register left',
      'verify left',
      'sign-in left',
    ]);
    assert.deepEqual(progress(elementOne, active, { done: ['terms', 'register', 'verify', 'sign-in'] }), [
      'terms done',
      'register done',
      'verify done',
      'sign-in done',
    ]);
  });

  it('shows one step to who is signed in and owes the terms', () => {
    for (const journey of [manual, elementOne, onPremTrial, managedHost])
      assert.deepEqual(progress(journey, termsDue), ['terms current']);
  });

  it('shows no registration to who has an account', () => {
    assert.deepEqual(progress(elementOne, anonymous, { done: [], at: 'sign-in' }), ['sign-in current']);
    assert.deepEqual(progress(elementOne, termsDue, { done: ['sign-in'] }), ['terms current', 'sign-in done']);
  });

  it('shows nothing to who owed nothing', () => {
    assert.deepEqual(progress(managedHost, active), []);
  });
});

describe('findJourney', () => {
  it('finds the four by their names', () => {
    assert.equal(findJourney('element-one'), elementOne);
  });

  it('finds nothing else, on no prototype either', () => {
    for (const name of [
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'Element-One',
      ' manual',
      '',
      null,
      undefined,
      0,
      ['manual'],
      {},
    ]) {
      assert.equal(findJourney(name), undefined, JSON.stringify(name));
    }
  });
});

describe('readEntered', () => {
  it('takes what it knows and nothing else', () => {
    assert.deepEqual(
      readEntered({
        done: ['terms', 1, null],
        email: 'ada@example.org',
        firstName: 7,
        password: 'secret',
        account: 'ada',
      }),
      {
        done: ['terms'],
        email: 'ada@example.org',
        account: 'ada',
      },
    );
  });

  it('makes nothing of what is nothing', () => {
    for (const kept of [null, undefined, 'text', 4, [], {}, JSON.parse('{"__proto__":{"done":["verify"]}}')])
      assert.deepEqual(readEntered(kept), nothingEntered);
  });
});

describe('defineJourney', () => {
  const steps = ['terms', 'register', 'verify', 'sign-in', 'done'] as const;
  const own = { id: 'company', element: 'x-company', label: 'Company' };

  it('makes a journey with steps of the integrator’s own', () => {
    const journey = defineJourney({ name: 'partner', steps: [own, ...steps] });
    assert.equal(step(journey, anonymous), 'company');
    assert.equal(
      step(journey, anonymous, finishStep(journey, { state: anonymous, entered: nothingEntered }, 'company')),
      'terms',
    );
  });

  it('asks the integrator whether an own step is done', () => {
    const journey = defineJourney({
      name: 'partner',
      steps: [...steps.slice(0, 4), { ...own, isDone: ({ state }) => state.status === 'active' }, 'done'],
    });
    assert.equal(step(journey, active), 'done');
  });

  for (const [why, journey] of Object.entries({
    'lacks the step "verify"': { name: 'partner', steps: ['terms', 'register', 'sign-in', 'done'] },
    'lacks the step "terms"': { name: 'partner', steps: ['register', 'verify', 'sign-in', 'done'] },
    'has to end with the step "done"': { name: 'partner', steps: ['terms', 'register', 'verify', 'sign-in'] },
    'has a step twice': { name: 'partner', steps: [own, own, ...steps] },
    'one right after the other': { name: 'partner', steps: ['terms', 'verify', 'register', 'sign-in', 'done'] },
    'has the step "email" after the registration': {
      name: 'partner',
      steps: ['terms', 'register', 'verify', 'sign-in', 'email', 'done'],
    },
    'needs a name': { name: '__proto__', steps },
    'has a step of the name "Company"': { name: 'partner', steps: [{ ...own, id: 'Company' }, ...steps] },
    'has a step of the name "terms"': { name: 'partner', steps: [{ ...own, id: 'terms' }, ...steps.slice(1)] },
  } as Record<string, Parameters<typeof defineJourney>[0]>)) {
    it(`refuses one that ${why}`, () => {
      assert.throws(
        () => defineJourney(journey),
        (error: Error) => error.message.includes(why),
      );
    });
  }
});

describe('a journey as a client offers it', () => {
  const idsOf = (journey: Journey): string[] => journey.steps.map(({ id }) => id);
  const client = (registration: 'inline' | 'redirect', terms = true) =>
    ({ registration: { kind: registration }, ...(terms && { terms: {} }) }) as unknown as AuthClient;

  it('is whole where everything happens in the page, and as long as no client is known', () => {
    for (const journey of journeys) {
      assert.deepEqual(offered(journey, client('inline')), journey);
      assert.deepEqual(offered(journey, undefined), journey);
    }
  });

  it('has no terms where the client has none', () => {
    assert.deepEqual(idsOf(offered(elementOne, client('inline', false))), ['register', 'verify', 'sign-in', 'done']);
  });

  it('leaves the address and its verification to the page where people register, and asks for the terms afterwards', () => {
    assert.deepEqual(idsOf(offered(manual, client('redirect'))), ['register', 'sign-in', 'terms', 'done']);
    assert.deepEqual(idsOf(offered(elementOne, client('redirect'))), ['register', 'sign-in', 'terms', 'done']);
    assert.deepEqual(idsOf(offered(onPremTrial, client('redirect'))), [
      'introduction',
      'register',
      'sign-in',
      'terms',
      'done',
    ]);
    assert.deepEqual(idsOf(offered(managedHost, client('redirect', false))), [
      'introduction',
      'register',
      'sign-in',
      'done',
    ]);
  });
});
