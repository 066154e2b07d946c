import { createMemoryClient, memoryPerson, type RedirectingMemoryClient } from '../../src/client/memory/index.ts';
import type { EmsSignupFlow } from '../../src/flow/ems-signup-flow.ts';
import { button, expect, fixture, hasButton, html, record, waitUntil } from '../support/elements.ts';
import { forget, progress, shows } from './support.ts';

const draw = (client: RedirectingMemoryClient, journey: string) =>
  fixture<EmsSignupFlow>(html`<ems-signup-flow .journey=${journey} .client=${client}></ems-signup-flow>`);

const open = (mode: 'popup' | 'redirect') => createMemoryClient({ elsewhere: ['session', 'registration'], mode });

const press = async (flow: EmsSignupFlow): Promise<void> => {
  await shows(flow, 'register');
  await waitUntil(() => hasButton(flow, 'Create account'), 'the button');
  button(flow, 'Create account').click();
};

const accept = async (flow: EmsSignupFlow): Promise<void> => {
  await shows(flow, 'terms');
  await waitUntil(() => flow.querySelector('ems-terms input[name="accept"]'), 'the tick');
  flow.querySelector<HTMLInputElement>('ems-terms input[name="accept"]')!.click();
  button(flow, 'Accept and continue').click();
};

describe('ems-signup-flow, where people register on a page of the service', () => {
  beforeEach(forget);
  afterEach(forget);

  for (const journey of ['manual', 'element-one']) {
    it(`${journey}: goes on by itself when the window beside it is done`, async () => {
      const client = open('popup');
      const flow = await draw(client, journey);
      const heard = record(flow, 'ems-journey-completed');
      await press(flow);
      // Registered with the terms there: nothing is left.
      await shows(flow, 'done');
      expect(heard).to.have.length(1);
      expect(heard[0]!.detail).to.have.nested.property('account.email', memoryPerson.email);
    });
  }

  it('has no step for what happens there', async () => {
    const flow = await draw(open('popup'), 'element-one');
    await shows(flow, 'register');
    expect(progress(flow)).to.deep.equal(['Details *', 'Sign in', 'Terms']);
  });

  it('goes on in the page that the tab comes back to, without asking whose account it is', async () => {
    const client = open('redirect');
    const flow = await draw(client, 'manual');
    const steps = record(flow, 'ems-journey-step');
    await press(flow);
    await waitUntil(() => button(flow, 'Create account').getAttribute('aria-busy') === 'true', 'leaves');
    flow.remove();
    const page = await client.comeBack();
    page.world.publishTerms('2027-01');
    const back = await draw(page, 'manual');
    const completed = record(back, 'ems-journey-completed');
    await accept(back);
    await shows(back, 'done');
    expect(completed).to.have.length(1);
    expect(steps.map(({ detail }) => (detail as { step: string }).step)).to.deep.equal(['register']);
  });

  it('shows the registration again to who gave it up there', async () => {
    const client = open('redirect');
    client.elsewhere.next = 'cancel';
    const flow = await draw(client, 'manual');
    await press(flow);
    await waitUntil(() => button(flow, 'Create account').getAttribute('aria-busy') === 'true', 'leaves');
    flow.remove();
    const back = await draw(await client.comeBack(), 'manual');
    await shows(back, 'register');
    await waitUntil(() => back.textContent.includes('Nothing was changed.'), 'says so');
  });

  it('leads whoever has an account to the sign-in there, and on', async () => {
    const client = open('popup');
    client.world.addAccount(memoryPerson);
    const flow = await draw(client, 'manual');
    await shows(flow, 'register');
    await waitUntil(() => flow.shadowRoot!.querySelectorAll('.ways button').length, 'the ways');
    [...flow.shadowRoot!.querySelectorAll('button')]
      .find(({ textContent }) => textContent?.trim() === 'Sign in')!
      .click();
    await shows(flow, 'sign-in');
    await waitUntil(
      () => flow.textContent.includes('come back here') && hasButton(flow.querySelector('ems-sign-in')!, 'Sign in'),
      'the button',
    );
    button(flow.querySelector('ems-sign-in')!, 'Sign in').click();
    await accept(flow);
    await shows(flow, 'done');
  });
});
