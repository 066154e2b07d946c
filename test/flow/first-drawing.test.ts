/** The first step is drawn before the flow's controller has come: what is drawn and typed by then stays. */
import { createMemoryClient } from '../../src/client/memory/index.ts';
import type { EmsSignupFlow } from '../../src/flow/ems-signup-flow.ts';
import { storageKey } from '../../src/flow/storage-key.ts';
import { expect, settled } from '../support/elements.ts';
import { forget, registration, shows } from './support.ts';

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
});
