/** What holds for every journey, from any status and with anything entered before. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  finishStep,
  goTo,
  progressOf,
  stepBefore,
  stepOf,
  waitFor,
  type Entered,
  type Journey,
  type JourneyContext,
} from '../../src/journeys/index.ts';
import { Generator } from './generator.ts';
import { account, all, anything, has, isOver, stateOf, statuses } from './possible.ts';

const seeds = 400;

/** What the service, and the person, make of a step whose work is done. `owes`: whether the account lacks the terms. */
const workOn = (journey: Journey, context: JourneyContext, owes: boolean): JourneyContext => {
  const { id } = stepOf(journey, context);
  const { state } = context;
  const finished = (values: Parameters<typeof finishStep>[3] = {}): Entered => finishStep(journey, context, id, values);
  switch (id) {
    case 'terms':
      return { state: 'account' in state ? stateOf('active') : state, entered: finished({ acceptedTerms: '2026-02' }) };
    case 'email':
      return { state, entered: finished({ email: 'new@example.org' }) };
    case 'register':
      // On a page of the service: who comes back is signed in.
      if (!has(journey, 'verify'))
        return {
          state: stateOf(owes ? 'terms_due' : 'active'),
          entered: { ...finished({ account: account.id }), done: [...context.entered.done, 'register', 'sign-in'] },
        };
      return { state: stateOf('unverified'), entered: finished({ email: account.email }) };
    case 'verify':
      return { state: stateOf('anonymous'), entered: finished() };
    case 'sign-in':
      return { state: stateOf(owes ? 'terms_due' : 'active'), entered: finished({ account: account.id }) };
  }
  return { state, entered: finished() };
};

const each = (check: (random: Generator, journey: Journey, context: JourneyContext, seed: number) => void): void => {
  for (const journey of all) {
    for (let seed = 0; seed < seeds; seed++) {
      const random = new Generator(seed);
      // Nobody owes terms where there are none.
      const possible = has(journey, 'terms') ? statuses : statuses.filter((status) => status !== 'terms_due');
      const context = { state: stateOf(random.one(possible)), entered: anything(random, journey) };
      try {
        check(random, journey, context, seed);
      } catch (error) {
        throw new Error(`${journey.name}, seed ${seed}, from ${JSON.stringify(context)}`, { cause: error });
      }
    }
  }
};

describe('every journey', () => {
  it('reaches the end and an account that owes nothing, by the work of the steps shown', () => {
    each((random, journey, start) => {
      let context = start;
      const owes = has(journey, 'terms') && random.chance(50);
      for (let count = 0; stepOf(journey, context).id !== 'done'; count++) {
        assert.ok(count <= journey.steps.length + 2, 'it loops');
        context = workOn(journey, context, owes);
      }
      assert.equal(context.state.status, 'active');
    });
  });

  it('never shows a step whose work is done', () => {
    each((random, journey, start) => {
      let context = start;
      for (let count = 0; count < 20; count++) {
        const { id } = stepOf(journey, context);
        assert.equal(isOver(journey, id, context), false, id);
        context = workOn(journey, context, has(journey, 'terms') && random.chance(50));
      }
    });
  });

  it('never leads Back to a step whose work is done, and from there on again', () => {
    each((random, journey, start) => {
      let context = start;
      for (let count = 0; count < 20; count++) {
        const shown = stepOf(journey, context).id;
        const before = stepBefore(journey, context);
        if (before !== undefined) {
          assert.equal(isOver(journey, before, context), false, before);
          const back = { ...context, entered: goTo(journey, context, before) };
          assert.equal(stepOf(journey, back).id, before, 'Back shows what it promised');
          // The browser's Forward.
          if (shown !== 'done')
            assert.equal(
              stepOf(journey, { ...back, entered: goTo(journey, back, shown) }).id,
              shown,
              'Forward shows what was left',
            );
          context = random.chance(50) ? back : context;
        }
        context = workOn(journey, context, has(journey, 'terms') && random.chance(50));
      }
    });
  });

  it('comes to an end of Back', () => {
    each((_random, journey, start) => {
      let context = start;
      for (let count = 0; ; count++) {
        const before = stepBefore(journey, context);
        if (before === undefined) break;
        assert.ok(count <= journey.steps.length + 1, 'it loops');
        context = { ...context, entered: goTo(journey, context, before) };
      }
    });
  });

  it('goes nowhere that is not open, whatever is asked for', () => {
    each((random, journey, context) => {
      const wanted = random.one([
        ...journey.steps.map(({ id }) => id),
        'done',
        '__proto__',
        'constructor',
        'toString',
        '',
        'nonsense',
      ]);
      const shown = stepOf(journey, { ...context, entered: goTo(journey, context, wanted) });
      assert.ok(journey.steps.includes(shown), 'it is a step of the journey');
      assert.equal(isOver(journey, shown.id, context), false, shown.id);
    });
  });

  it('never loses what was entered', () => {
    each((random, journey, start) => {
      let context = start;
      for (let count = 0; count < 12; count++) {
        const { firstName, email, acceptedTerms, done } = context.entered;
        const before = stepBefore(journey, context);
        if (before !== undefined && random.chance(30))
          context = { ...context, entered: goTo(journey, context, before) };
        else if (random.chance(20)) context = { ...context, entered: goTo(journey, context, 'sign-in') };
        else context = workOn(journey, context, has(journey, 'terms') && random.chance(50));
        assert.equal(context.entered.firstName, firstName);
        assert.ok(email === undefined || context.entered.email !== undefined, 'the address');
        assert.ok(acceptedTerms === undefined || context.entered.acceptedTerms !== undefined, 'the acceptance');
        assert.deepEqual(
          done.filter((id) => !context.entered.done.includes(id)),
          [],
          'what was done',
        );
      }
    });
  });

  it('is honest about what is left: one step is current, and those before the end are counted as they are', () => {
    each((_random, journey, start) => {
      let context = start;
      for (let count = 0; count < 12; count++) {
        const { id } = stepOf(journey, context);
        const steps = progressOf(journey, context);
        const current = steps.filter(({ status }) => status === 'current').map(({ step }) => step.id);
        assert.deepEqual(current, id === 'introduction' || id === 'done' ? [] : [id]);
        if (id === 'done')
          assert.deepEqual(
            steps.filter(({ status }) => status !== 'done'),
            [],
            'nothing is left',
          );
        for (const { step, status } of steps)
          if (status === 'left') assert.equal(isOver(journey, step.id, context), false, step.id);
        context = workOn(journey, context, has(journey, 'terms'));
      }
    });
  });

  it('leads who is sent back to the waiting screen on from there', () => {
    each((_random, journey, { entered }) => {
      if (!has(journey, 'verify')) return;
      const context: JourneyContext = { state: stateOf('anonymous'), entered: waitFor(entered, 'other@example.org') };
      assert.equal(stepOf(journey, context).id, 'verify');
      assert.equal(context.entered.email, 'other@example.org');
    });
  });
});
