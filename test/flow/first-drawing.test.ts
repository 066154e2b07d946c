/** The first step is drawn before the flow's controller has come: what is drawn and typed by then stays. */
import { createMemoryClient } from '../../src/client/memory/index.ts';
import { defineJourney } from '../../src/journeys/index.ts';
import type { EmsSignupFlow } from '../../src/flow/ems-signup-flow.ts';
import { storageKey } from '../../src/flow/names.ts';
import { expect, input, settled, type, waitUntil } from '../support/elements.ts';
import { draw, forget, registration, shows } from './support.ts';

beforeEach(forget);
afterEach(() => document.querySelectorAll('ems-signup-flow').forEach((flow) => flow.remove()));

const begin = (): EmsSignupFlow => {
  const flow = document.createElement('ems-signup-flow');
  flow.client = createMemoryClient();
  document.body.append(flow);
  return flow;
};

describe('the first drawing of a flow', () => {
  it('stays when another flow writes into the storage of the tab', async () => {
    const flow = begin();
    // Drawn at once: the controller is still under way.
    (flow as unknown as { performUpdate(): void }).performUpdate();
    const drawn = registration(flow);
    expect(drawn, 'the registration').to.be.instanceOf(HTMLElement);
    sessionStorage.setItem(storageKey('manual'), JSON.stringify({ done: [], shown: 'register' }));
    flow.requestUpdate();
    (flow as unknown as { performUpdate(): void }).performUpdate();
    expect(registration(flow)).to.equal(drawn);
    await shows(flow, 'register');
    expect(registration(flow)).to.equal(drawn);
  });

  it('keeps nothing in the tab when it is taken out before, and goes on when it is back', async () => {
    const flow = begin();
    flow.remove();
    await import('../../src/flow/controller.ts');
    await settled(flow);
    expect(sessionStorage.getItem(storageKey('manual'))).to.equal(null);
    expect(flow.hasAttribute('step')).to.equal(false);
    document.body.append(flow);
    await shows(flow, 'register');
  });

  it('draws the first step while the service is silent, and keeps what is typed when its answer comes', async () => {
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    const client = createMemoryClient({
      scenario: 'active',
      latency: (operation) => (operation === 'session.current' ? asked : undefined),
    });
    const { flow } = await draw('manual', client);
    await shows(flow, 'register');
    type(registration(flow), { firstName: 'Ada' });
    answer();
    await client.session.current();
    expect(flow.getAttribute('step')).to.equal('register');
    expect(input(registration(flow), 'firstName').value).to.equal('Ada');
  });

  for (const [journey, [step, field]] of Object.entries({
    manual: ['register', 'firstName'],
    'element-one': ['terms', 'accept'],
  } as const)) {
    it(`keeps the first step of ${journey}, and what was done in it, when what leads through the others arrives`, async () => {
      const tag = `ems-${step}`;
      const flow = document.createElement('ems-signup-flow');
      Object.assign(flow, { journey, client: createMemoryClient() });
      let first: HTMLInputElement | null = null;
      // At the first moment that a person could do it.
      const observer = new MutationObserver(() => {
        if (first) return;
        first = flow.querySelector<HTMLInputElement>(`${tag} input[name="${field}"]`);
        if (first?.type === 'checkbox') first.click();
        else if (first) type(flow.querySelector<HTMLElement>(tag)!, { [field]: 'Ada' });
      });
      observer.observe(flow, { childList: true, subtree: true });
      document.body.append(flow);
      await flow.updateComplete;
      const element = flow.querySelector(tag);
      expect(element !== null, 'drawn at once').to.equal(true);
      const taken: Node[] = [];
      const watching = new MutationObserver((records) =>
        taken.push(...records.flatMap(({ removedNodes }) => [...removedNodes])),
      );
      watching.observe(flow, { childList: true, subtree: true });
      await shows(flow, step);
      await waitUntil(() => first, 'the field');
      watching.takeRecords().forEach(({ removedNodes }) => taken.push(...removedNodes));
      observer.disconnect();
      watching.disconnect();
      expect(flow.querySelector(tag) === element, 'the same element').to.equal(true);
      expect(
        taken.some((node) => node.contains(element)),
        'taken away',
      ).to.equal(false);
      const now = input(flow.querySelector<HTMLElement>(tag)!, field);
      expect(now.type === 'checkbox' ? now.checked : now.value).to.equal(now.type === 'checkbox' ? true : 'Ada');
      flow.remove();
    });
  }

  it('begins with the first step of a journey, whichever it is, and with nothing else before it', async () => {
    const rest = ['register', 'verify', 'sign-in', 'terms', 'done'] as const;
    for (const first of ['email', { id: 'company', element: 'x-company', label: 'Company' }] as const) {
      forget();
      const flow = document.createElement('ems-signup-flow');
      const steps = new Set<string | undefined>();
      const observer = new MutationObserver(() => {
        for (const box of flow.querySelectorAll<HTMLElement>('[data-ems-step]')) steps.add(box.dataset.emsStep);
      });
      observer.observe(flow, { childList: true, subtree: true });
      Object.assign(flow, {
        journey: defineJourney({ name: 'own', steps: [first, ...rest] }),
        client: createMemoryClient(),
      });
      document.body.append(flow);
      const id = typeof first === 'string' ? first : first.id;
      await shows(flow, id);
      observer.disconnect();
      expect([...steps]).to.deep.equal([id]);
      flow.remove();
    }
  });
});
