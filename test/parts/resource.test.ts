/** What can't be asked for yet, wherever an element shows it: "Try again" waits as long as the service says. */
import '../../src/define/ems-account.ts';
import '../../src/define/ems-change-password.ts';
import '../../src/define/ems-recovery-codes.ts';
import '../../src/define/ems-sessions.ts';
import '../../src/define/ems-signup-flow.ts';
import '../../src/define/ems-terms.ts';
import '../../src/define/ems-two-factor.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import type { OperationName } from '../../src/contract/routes.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';
import { expect, fixture, html, settled, waitUntil } from '../support/elements.ts';

type Client = ReturnType<typeof createMemoryClient>;

const places: [string, OperationName, (client: Client) => ReturnType<typeof html>][] = [
  ['ems-account', 'session.current', (client) => html`<ems-account .client=${client}></ems-account>`],
  [
    'ems-change-password',
    'session.current',
    (client) => html`<ems-change-password .client=${client}></ems-change-password>`,
  ],
  ['ems-terms', 'terms.current', (client) => html`<ems-terms .client=${client}></ems-terms>`],
  ['ems-sessions', 'sessions.list', (client) => html`<ems-sessions .client=${client}></ems-sessions>`],
  ['ems-two-factor', 'authenticators.list', (client) => html`<ems-two-factor .client=${client}></ems-two-factor>`],
  [
    'ems-recovery-codes',
    'recoveryCodes.status',
    (client) => html`<ems-recovery-codes .client=${client}></ems-recovery-codes>`,
  ],
  [
    'the flow',
    'session.current',
    (client) => html`<ems-signup-flow .client=${client} journey="manual"></ems-signup-flow>`,
  ],
];

describe('what can’t be asked for yet', () => {
  const { now } = performance;
  afterEach(() => (performance.now = now));

  for (const [place, operation, draw] of places)
    for (const code of ['rate_limited', 'service_unavailable'] as const)
      it(`counts down what the service asks for, asks nothing until then, and asks after: ${place}, ${code}`, async () => {
        // Who was somebody here: the flow asks whether they still are.
        sessionStorage.setItem('ems-journey manual', JSON.stringify({ done: ['sign-in'], account: 'x' }));
        const client = createMemoryClient({
          scenario: 'active',
          problems: { [operation]: { code, retryAfter: 90, once: true } },
        });
        const element = await fixture<EmsElement>(draw(client));
        const buttons = (): HTMLButtonElement[] => [
          ...element.querySelectorAll<HTMLButtonElement>('button'),
          ...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('button'),
        ];
        const find = (text: RegExp) => buttons().find(({ textContent }) => text.test(textContent.trim()));
        const waiting = /^Try again in 1:(30|29)$/;
        await waitUntil(() => find(waiting)?.ariaDisabled === 'true', 'the wait');
        // It would be answered: the problem comes once.
        find(waiting)!.click();
        find(waiting)!.click();
        await settled(element);
        expect(find(waiting)).to.not.equal(undefined);
        performance.now = () => now.call(performance) + 90_000;
        element.requestUpdate();
        await waitUntil(() => find(/^Try again$/) && find(/^Try again$/)!.ariaDisabled !== 'true');
        find(/^Try again$/)!.click();
        await waitUntil(() => !find(/^Try again/));
        await settled(element);
        expect(element.querySelector('[role=alert]')).to.equal(null);
      });
});
