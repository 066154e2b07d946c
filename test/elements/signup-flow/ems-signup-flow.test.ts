import '../../../src/define/ems-signup-flow.ts';
import { createMemoryClient, memoryPerson, type MemoryClient } from '../../../src/client/memory/index.ts';
import type { EmsSignupFlow } from '../../../src/elements/signup-flow/ems-signup-flow.ts';
import { button, expect, fixture, hasButton, html, input, record, setSilently, type, waitUntil } from '../../support/elements.ts';

const { firstName, lastName, email, password } = memoryPerson;

const heading = (flow: EmsSignupFlow): string => {
  const step = [...flow.querySelectorAll<HTMLElement>(':scope > .ems-light > div:not([hidden]) > *')].find((element) => element.shadowRoot);
  return (step ?? flow).shadowRoot?.querySelector('h2')?.textContent?.trim() ?? '';
};

const shows = (flow: EmsSignupFlow, text: string) => waitUntil(() => heading(flow) === text, `shows "${text}"`, { timeout: 5000 });

const draw = async (journey: string, client: MemoryClient = createMemoryClient()) => {
  const flow = await fixture<EmsSignupFlow>(html`<ems-signup-flow journey=${journey} .client=${client}></ems-signup-flow>`);
  return { flow, client };
};

const acceptTerms = async (flow: EmsSignupFlow) => {
  await waitUntil(() => flow.querySelector('ems-terms input[name="accept"]'));
  flow.querySelector<HTMLInputElement>('input[name="accept"]')!.click();
  button(flow, 'Accept and continue').click();
};

const verifyElsewhere = async (client: MemoryClient) => {
  const phone = createMemoryClient({ world: client.world });
  await phone.verification.verify({ token: client.world.inbox(email).at(-1)!.token! });
};

beforeEach(() => {
  sessionStorage.clear();
  history.replaceState(null, '');
});

describe('ems-signup-flow', () => {
  it('leads through element-one', async () => {
    const { flow, client } = await draw('element-one');
    const heard = record(flow, 'ems-journey-step', 'ems-journey-completed');
    await shows(flow, 'Terms of use');
    await acceptTerms(flow);
    await shows(flow, 'Create your account');
    type(flow, { firstName, lastName, email, password });
    button(flow, 'Next step').click();
    await shows(flow, 'Check your inbox');
    await verifyElsewhere(client);
    client.session.current();
    await shows(flow, 'Sign in');
    expect(input(flow, 'email').value).to.equal(email);
    setSilently(flow, { password });
    button(flow, 'Sign in').click();
    await shows(flow, 'Your account is ready');
    await waitUntil(() => heard.some(({ type }) => type === 'ems-journey-completed'));
    expect(heard.filter(({ type }) => type === 'ems-journey-step').map(({ detail }) => (detail as { step: string }).step)).to.deep.equal(['terms', 'register', 'verify', 'sign-in', 'done']);
  });

  it('leads through on-prem-trial', async () => {
    const { flow } = await draw('on-prem-trial');
    await shows(flow, 'Create your account');
    button(flow, 'Register').click();
    await shows(flow, 'Terms of use');
    await acceptTerms(flow);
    await shows(flow, 'Your e-mail address');
    type(flow, { email });
    button(flow, 'Continue').click();
    await waitUntil(() => flow.querySelector('ems-register'));
    expect(input(flow.querySelector('ems-register')!, 'email').value).to.equal(email);
    expect(hasButton(flow, 'Next step')).to.equal(true);
  });
});
