import { createMemoryClient } from '../../src/client/memory/index.ts';
import { button, expect, hasButton, input, record, type, waitUntil } from '../support/elements.ts';
import {
  acceptTerms,
  draw,
  forget,
  person,
  register,
  registration,
  shows,
  signIn,
  verifyElsewhere,
  way,
  worldWithAccount,
} from './support.ts';

beforeEach(forget);

beforeEach(forget);

const stepsOf = (heard: { type: string; detail: unknown }[]): string[] =>
  heard.filter(({ type }) => type === 'ems-journey-step').map(({ detail }) => (detail as { step: string }).step);

describe('ems-signup-flow', () => {
  for (const [journey, steps] of Object.entries({
    manual: ['register', 'verify', 'sign-in', 'terms', 'done'],
    'element-one': ['terms', 'register', 'verify', 'sign-in', 'done'],
    'on-prem-trial': ['introduction', 'terms', 'email', 'register', 'verify', 'sign-in', 'done'],
    'managed-host': ['introduction', 'terms', 'register', 'verify', 'sign-in', 'done'],
  })) {
    it(`leads a new person through ${journey}`, async () => {
      const { flow, client } = await draw(journey);
      const heard = record(flow, 'ems-journey-step', 'ems-journey-completed');
      const did: Record<string, () => unknown> = {
        introduction: async () => {
          await waitUntil(() => hasButton(flow, 'Register'), 'the button');
          button(flow, 'Register').click();
        },
        terms: () => acceptTerms(flow),
        email: () => {
          type(flow, { email: person.email });
          button(flow, 'Continue').click();
        },
        register: () => {
          if (journey === 'on-prem-trial') expect(input(registration(flow), 'email').value).to.equal(person.email);
          return register(flow);
        },
        verify: () => verifyElsewhere(client),
        'sign-in': () => {
          expect(input(flow.querySelector('ems-sign-in')!, 'email').value, 'the address is there').to.equal(
            person.email,
          );
          return signIn(flow);
        },
        done: () => undefined,
      };
      for (const step of steps) {
        await shows(flow, step);
        await did[step]!();
      }
      await waitUntil(() => heard.some(({ type }) => type === 'ems-journey-completed'), 'is completed');
      expect(stepsOf(heard)).to.deep.equal(steps);
      const completed = heard.filter(({ type }) => type === 'ems-journey-completed');
      expect(completed).to.have.lengthOf(1);
      expect(completed[0]!.detail).to.deep.include({ journey, status: 'active' });
      expect(client.world.account(person.email)?.accepted?.version).to.equal('2026-01');
    });
  }

  it('leads who has an account to its end, without a registration', async () => {
    const client = createMemoryClient({ world: worldWithAccount(true) });
    const { flow } = await draw('element-one', client);
    const heard = record(flow, 'ems-journey-step');
    await shows(flow, 'terms');
    way(flow, 'Sign in')!.click();
    await signIn(flow);
    await shows(flow, 'done');
    expect(stepsOf(heard).slice(-2)).to.deep.equal(['sign-in', 'done']);
  });

  it('goes on by itself when the address was verified on another device', async () => {
    const { flow, client } = await draw('manual');
    await register(flow);
    await shows(flow, 'verify');
    await verifyElsewhere(client);
    await shows(flow, 'sign-in');
    expect(flow.querySelector('ems-sign-in > [slot="introduction"]')!.textContent).to.include('verified');
  });

  it('lets a wrong address be corrected, with everything that was typed but the password', async () => {
    const { flow, client } = await draw('manual');
    await register(flow, { ...person, email: 'adda@example.org' } as unknown as typeof person);
    await shows(flow, 'verify');
    button(flow, 'Change it').click();
    await shows(flow, 'register');
    expect(input(registration(flow), 'firstName').value).to.equal(person.firstName);
    expect(input(registration(flow), 'password').value).to.equal('');
    await register(flow);
    await shows(flow, 'verify');
    expect(client.world.inbox(person.email)).to.have.lengthOf(1);
  });

  it('has new terms accepted that came into force before the registration was sent', async () => {
    const { flow, client } = await draw('element-one');
    await acceptTerms(flow);
    await shows(flow, 'register');
    client.world.publishTerms('2026-02');
    await register(flow);
    await acceptTerms(flow);
    await shows(flow, 'register');
    expect(input(registration(flow), 'password').value, 'nothing is lost').to.equal(person.password);
    button(registration(flow), 'Next step').click();
    await shows(flow, 'verify');
  });

  it('sends who signs in with an address that waits to the waiting screen', async () => {
    const client = createMemoryClient();
    client.world.addAccount(person, { verified: false });
    const { flow } = await draw('manual', client);
    await shows(flow, 'register');
    way(flow, 'Sign in')!.click();
    await signIn(flow);
    await shows(flow, 'verify');
  });

  it('goes on with the sign-in when the session ended on the way', async () => {
    const { flow, client } = await draw('managed-host', createMemoryClient({ scenario: 'terms-due' }));
    await shows(flow, 'signed-in');
    button(flow, 'Continue').click();
    await shows(flow, 'terms');
    await client.session.signOut();
    await shows(flow, 'sign-in');
  });

  it('takes two clicks as one', async () => {
    const { flow, client } = await draw('managed-host');
    await shows(flow, 'introduction');
    const go = button(flow, 'Register');
    go.click();
    go.click();
    await acceptTerms(flow);
    await shows(flow, 'register');
    type(registration(flow), person);
    const next = button(registration(flow), 'Next step');
    next.click();
    next.click();
    await shows(flow, 'verify');
    expect(client.world.inbox(person.email)).to.have.lengthOf(1);
  });

  it('takes an address that is corrected at an earlier step into the registration that was filled in', async () => {
    const { flow } = await draw('on-prem-trial');
    await shows(flow, 'introduction');
    button(flow, 'Register').click();
    await acceptTerms(flow);
    await shows(flow, 'email');
    type(flow, { email: person.email });
    button(flow, 'Continue').click();
    await shows(flow, 'register');
    type(registration(flow), { ...person, email: 'typo@example.org' });
    way(flow, 'Back')!.click();
    await shows(flow, 'email');
    const field = flow.querySelector<HTMLInputElement>('[data-ems-step="email"] input')!;
    field.value = 'corrected@example.org';
    button(flow, 'Continue').click();
    await shows(flow, 'register');
    expect(input(registration(flow), 'email').value).to.equal('corrected@example.org');
    expect(input(registration(flow), 'password').value).to.equal(person.password);
  });

  it('is accessible at each step, keeps every form in the document, and moves the focus to the heading of the next one', async () => {
    const { flow, client } = await draw('on-prem-trial');
    const check = async (step: string): Promise<void> => {
      await shows(flow, step);
      await expect(flow).to.be.accessible();
      for (const form of flow.querySelectorAll('form')) expect(form.getRootNode()).to.equal(document);
    };
    const headed = (root: () => Element | null | undefined): Promise<void> =>
      waitUntil(() => root()?.shadowRoot?.activeElement?.localName === 'h2', 'the heading has the focus');
    await check('introduction');
    expect(document.activeElement, 'nothing focuses itself').to.equal(document.body);
    button(flow, 'Register').focus();
    button(flow, 'Register').click();
    await check('terms');
    await headed(() => flow.querySelector('ems-terms'));
    await acceptTerms(flow);
    await check('email');
    await headed(() => flow);
    expect(flow.shadowRoot!.querySelector('[role="status"]')!.textContent).to.include('Step 2 of 5');
    type(flow, { email: person.email });
    button(flow, 'Continue').click();
    await check('register');
    await register(flow);
    await check('verify');
    await verifyElsewhere(client);
    await check('sign-in');
    await signIn(flow);
    await check('done');
  });
});
