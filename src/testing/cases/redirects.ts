import { expectStale, growStale } from '../account-steps.ts';
import type { RedirectResult } from '../../client/ports/redirect.ts';
import type { InlineAuthClient } from '../../client/types.ts';
import { casesOf, type ConformanceCase, type Need } from '../conformance-case.ts';
import { expect, expectAbort, expectEqual, expectOk, expectProblem } from '../expect.ts';
import type { ConformanceHarness, Visit, Visited } from '../harness.ts';
import { redirectPortNames, type RedirectPortName } from '../port-methods.ts';
import { expectDone, goTo, operations, type Back, type Page, type Visiting } from '../redirect-steps.ts';
import { listen, newSession, port, redirectPort, sessionState } from '../steps.ts';

/** The results of all operations that the client carries out on pages of the service, each asked for once. */
const resultsOf = (client: Partial<InlineAuthClient>): Partial<Record<RedirectPortName, RedirectResult>> =>
  Object.fromEntries(
    redirectPortNames.flatMap((name) => {
      const offered = client[name];
      return offered?.kind === 'redirect' ? [[name, offered.result()]] : [];
    }),
  );

const casesFor = (name: RedirectPortName): ConformanceCase[] => {
  const operation = operations[name];
  const judged = casesOf(name, 'redirect');
  const needs: readonly Need[] = [...operation.needs, 'visit'];

  const go = (harness: ConformanceHarness, page: Page, visit: Visiting): Promise<Back> =>
    goTo(harness, name, page, visit);
  const expectInForce = (harness: ConformanceHarness, page: Back, expected: boolean): Promise<void> =>
    expectDone(harness, name, page, expected);

  /** Told to whoever asks first, as this operation and as no other one. */
  const expectTold = (client: InlineAuthClient, expected: RedirectResult | undefined): void => {
    const { [name]: _, ...others } = client;
    expectEqual(resultsOf(others), {}, 'the results of other operations are');
    expectEqual(redirectPort(client, name).result(), expected, 'the result is');
    expectEqual(resultsOf(client), {}, 'asked for once more, the results are');
  };

  const changesNothing =
    (does: 'cancel' | 'fail' | 'return', result: RedirectResult) => async (harness: ConformanceHarness) => {
      const page = await go(harness, await operation.open(harness), { does });
      expectTold(page.client, result);
      await expectInForce(harness, page, false);
    };

  const comesBack = async (harness: ConformanceHarness, does: Visit['does']): Promise<Visited> => {
    const page = await operation.open(harness);
    const before = new URL(harness.address!(page.browser));
    before.hash = '#where-it-began';
    const visited = await go(harness, page, { does, hash: before.hash });
    expectEqual(harness.address!(visited.client), before.href, `after "${does}" the address is`);
    return visited;
  };

  return [
    judged('completed on a page of the service is in force', needs, async (harness) => {
      const page = await go(harness, await operation.open(harness), { does: 'complete' });
      const result = redirectPort(page.client, name).result();
      expect(
        result === 'success' || result === 'unknown',
        `the result is success, or unknown of a service that doesn't say, not ${result}`,
      );
      await expectInForce(harness, page, true);
    }),

    judged(
      'completed on a page of the service is a success, told once',
      { needs, promises: ['sendsBack'] },
      async (harness) => {
        const { client } = await go(harness, await operation.open(harness), { does: 'complete' });
        expectTold(client, 'success');
      },
    ),

    judged(
      'cancelled on a page of the service changes nothing, and is told once',
      needs,
      changesNothing('cancel', 'cancelled'),
    ),

    judged(
      'failed on a page of the service changes nothing, and is told once',
      needs,
      changesNothing('fail', 'failed'),
    ),

    judged(
      'come back from without an answer is unknown, told once, and changes nothing',
      needs,
      changesNothing('return', 'unknown'),
    ),

    judged('claimed by an answer that somebody made up is not in force', needs, async (harness) => {
      const page = await go(harness, await operation.open(harness), { does: 'forge' });
      redirectPort(page.client, name).result();
      await expectInForce(harness, page, false);
    }),

    judged('comes back to the address that was left, its fragment included', [...needs, 'address'], async (harness) => {
      for (const does of ['cancel', 'fail', 'return'] as const) await comesBack(harness, does);
    }),

    judged(
      'completed comes back to the address that was left',
      { needs: [...needs, 'address'], promises: ['sendsBack'] },
      async (harness) => {
        const { client } = await comesBack(harness, 'complete');
        // Where nobody answered, the person typed the address.
        expectEqual(redirectPort(client, name).result(), 'success', 'the result is');
      },
    ),

    judged('tells its result to the tab that left, and to no other', [...needs, 'newTab'], async (harness) => {
      const page = await operation.open(harness);
      const tab = await harness.newTab!(page.browser);
      const { client } = await go(harness, page, { does: 'cancel' });
      expectOk(await tab.session.current(), 'in the other tab the session can be asked for');
      expectEqual(resultsOf(tab), {}, 'in the other tab the results are');
      expectTold(client, 'cancelled');
    }),

    judged('tells nothing where nobody left', operation.needs, async (harness) => {
      const { browser } = await operation.open(harness);
      await sessionState(browser);
      expectEqual(resultsOf(browser), {}, 'the results are');
    }),

    judged('does not begin when it was aborted before', operation.needs, async (harness) => {
      const { browser } = await operation.open(harness);
      await expectAbort(redirectPort(browser, name).start({ signal: AbortSignal.abort() }), 'start(), aborted before');
      expectEqual(resultsOf(browser), {}, 'the results are');
    }),

    judged(
      'completed in a pop-up is a success, told once, and in force',
      { needs: [...needs, 'popups'], promises: ['sendsBack'] },
      async (harness) => {
        const page = await go(harness, await operation.open(harness), { does: 'complete', mode: 'popup' });
        expectOk(page.outcome ?? { ok: false, problem: { code: 'unexpected_answer' } }, 'start() succeeds');
        expectTold(page.client, 'success');
        await expectInForce(harness, page, true);
      },
    ),

    judged('completed in a pop-up is announced', [...needs, 'popups'], async (harness) => {
      const page = await operation.open(harness);
      const ears = listen(harness, page.browser);
      await go(harness, page, { does: 'complete', mode: 'popup' });
      await ears.heard();
      ears.end();
    }),

    judged('failed in a pop-up changes nothing, and is told once', [...needs, 'popups'], async (harness) => {
      const page = await go(harness, await operation.open(harness), { does: 'fail', mode: 'popup' });
      expectTold(page.client, page.outcome?.ok === false ? undefined : 'failed');
      await expectInForce(harness, page, false);
    }),

    judged('cancelled in a pop-up changes nothing, and is told once', [...needs, 'popups'], async (harness) => {
      const page = await go(harness, await operation.open(harness), { does: 'cancel', mode: 'popup' });
      if (page.outcome && !page.outcome.ok) expectProblem(page.outcome, 'cancelled', 'start()');
      expectTold(page.client, page.outcome?.ok === false ? undefined : 'cancelled');
      await expectInForce(harness, page, false);
    }),

    judged(
      'whose pop-up was closed is cancelled, with nothing changed and nothing more to tell',
      [...needs, 'popups'],
      async (harness) => {
        const page = await go(harness, await operation.open(harness), { does: 'return', mode: 'popup' });
        expectProblem(page.outcome ?? { ok: true, value: undefined }, 'cancelled', 'start()');
        expectTold(page.client, undefined);
        await expectInForce(harness, page, false);
      },
    ),
  ];
};

const reauthentication = casesOf('reauthentication', 'redirect');

export const redirectCases = [
  ...redirectPortNames.flatMap(casesFor),

  reauthentication(
    'on a page of the service makes the session fresh, and one that was cancelled does not',
    { needs: ['account', 'visit', 'advance', 'sessions'], promises: ['freshness'] },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      await growStale(harness);
      await expectStale(() => port(browser, 'sessions').endOthers(), 'a sensitive call');
      const cancelled = await harness.visit!(browser, 'reauthentication', { does: 'cancel', mode: 'redirect', person });
      await expectStale(() => port(cancelled.client, 'sessions').endOthers(), 'after "cancel", a sensitive call');
      const { client } = await harness.visit!(cancelled.client, 'reauthentication', {
        does: 'complete',
        mode: 'redirect',
        person,
      });
      expectOk(await port(client, 'sessions').endOthers(), 'after "complete", the call succeeds');
    },
  ),
];
