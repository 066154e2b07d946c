import { createMemoryClient } from '../../src/client/memory/index.ts';
import { defineJourney } from '../../src/journeys/index.ts';
import { button, expect, hasButton, html, fixture, input, record, type } from '../support/elements.ts';
import type { EmsSignupFlow } from '../../src/flow/ems-signup-flow.ts';
import {
  acceptTerms,
  draw,
  forget,
  linkFor,
  person,
  progress,
  register,
  registration,
  shows,
  signIn,
  until,
  verifyElsewhere,
  way,
  worldWithAccount,
} from './support.ts';

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
          await until(() => hasButton(flow, 'Register'), 'the button');
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
      await until(() => heard.some(({ type }) => type === 'ems-journey-completed'), 'is completed');
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

  it('asks who is signed in already, and goes on with that account', async () => {
    const { flow } = await draw('managed-host', createMemoryClient({ scenario: 'terms-due' }));
    const heard = record(flow, 'ems-journey-completed');
    await shows(flow, 'signed-in');
    expect(flow.querySelector('bdi')!.textContent).to.equal(person.email);
    button(flow, 'Continue').click();
    await shows(flow, 'terms');
    expect(progress(flow), 'what is left for this person').to.deep.equal(['Terms *']);
    await acceptTerms(flow);
    await shows(flow, 'done');
    await until(() => heard.length, 'is completed');
  });

  it('lets another account be used', async () => {
    const { flow, client } = await draw('element-one', createMemoryClient({ scenario: 'active' }));
    await shows(flow, 'signed-in');
    button(flow, 'Use another account').click();
    await shows(flow, 'terms');
    const state = await client.session.current();
    expect(state.ok && state.value.status).to.equal('anonymous');
  });

  it('says that signing out failed, and lets it be tried again', async () => {
    const client = createMemoryClient({
      scenario: 'active',
      problems: { 'session.signOut': { code: 'offline', once: true } },
    });
    const { flow } = await draw('element-one', client);
    await shows(flow, 'signed-in');
    button(flow, 'Use another account').click();
    await until(() => flow.querySelector('[role="alert"]'), 'the alert');
    button(flow, 'Use another account').click();
    await shows(flow, 'terms');
  });

  it('goes on by itself when the address was verified on another device', async () => {
    const { flow, client } = await draw('manual');
    await register(flow);
    await shows(flow, 'verify');
    await verifyElsewhere(client);
    await shows(flow, 'sign-in');
    expect(flow.querySelector('ems-sign-in > [slot="introduction"]')!.textContent).to.include('verified');
  });

  it('asks for the click of a mailed link, on whatever device, and goes on to the sign-in with the address', async () => {
    const first = createMemoryClient();
    await first.registration.register({ ...person, acceptedTerms: '2026-01' });
    const address = location.href;
    history.replaceState(null, '', `#token=${linkFor(first)}`);
    const { flow } = await draw('element-one', createMemoryClient({ world: first.world }), { tokenParam: 'token' });
    flow.remove();
    document.body.append(flow);
    await shows(flow, 'verify');
    expect(location.hash, 'the token is out of the address').to.equal('');
    expect(first.world.account(person.email)?.verified, 'nothing by itself').to.equal(false);
    button(flow, 'Click here to proceed').click();
    await until(() => flow.querySelector('ems-verify-email input[name="password"]'), 'the question for the password');
    type(flow.querySelector<HTMLElement>('ems-verify-email')!, { password: person.password });
    button(flow.querySelector<HTMLElement>('ems-verify-email')!, 'Continue').click();
    await shows(flow, 'sign-in');
    expect(input(flow.querySelector('ems-sign-in')!, 'email').value).to.equal(person.email);
    await signIn(flow);
    await shows(flow, 'done');
    flow.remove();
    history.replaceState(null, '', address);
  });

  it('takes a mailed link that is opened in the tab that waits already', async () => {
    const client = createMemoryClient();
    const address = location.href;
    const { flow } = await draw('manual', client, { tokenParam: 'token' });
    await register(flow);
    await shows(flow, 'verify');
    location.hash = `token=${linkFor(client)}`;
    await until(() => hasButton(flow, 'Click here to proceed'), 'the button');
    expect(location.hash).to.equal('');
    button(flow, 'Click here to proceed').click();
    await shows(flow, 'sign-in');
    flow.remove();
    history.replaceState(null, '', address);
  });

  it('leads from a link that was used to the sign-in within the journey', async () => {
    const first = createMemoryClient();
    await first.registration.register(person);
    const token = linkFor(first);
    await first.verification.verify({ token });
    history.replaceState({ emsToken: token }, '');
    const flow = await fixture<EmsSignupFlow>(
      html`<ems-signup-flow journey="manual" token-param="token" .client=${createMemoryClient({ world: first.world })}></ems-signup-flow>`,
    );
    await shows(flow, 'verify');
    button(flow, 'Click here to proceed').click();
    await until(() => flow.querySelector('ems-verify-email a[href="#ems-sign-in"]'), 'the way on');
    flow.querySelector<HTMLElement>('a[href="#ems-sign-in"]')!.click();
    await shows(flow, 'sign-in');
    expect(location.hash).to.equal('');
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
      await until(() => first, 'the field');
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

  it('begins with the sign-in where a link says so, with a way to the registration', async () => {
    history.replaceState(null, '', '#ems-sign-in');
    const { flow } = await draw('element-one');
    await shows(flow, 'sign-in');
    expect(location.hash).to.equal('');
    expect(progress(flow), 'nobody knows yet what is left').to.deep.equal([]);
    expect(way(flow, 'Back')).to.equal(undefined);
    way(flow, 'Create one')!.click();
    await shows(flow, 'terms');
    expect(progress(flow)[0]).to.equal('Terms *');
  });

  it('begins with the sign-in that a link asks for after a finished journey whose session has ended elsewhere', async () => {
    const world = worldWithAccount(true);
    const { flow } = await draw('element-one', createMemoryClient({ world }));
    await shows(flow, 'terms');
    way(flow, 'Sign in')!.click();
    await signIn(flow);
    await shows(flow, 'done');
    flow.remove();
    history.replaceState(null, '', '#ems-sign-in');
    const { flow: later } = await draw('element-one', createMemoryClient({ world }));
    await shows(later, 'sign-in');
    way(later, 'Create one')!.click();
    await shows(later, 'terms');
  });

  it('asks who is signed in already first, although a link says to sign in', async () => {
    history.replaceState(null, '', '#ems-sign-in');
    const { flow } = await draw('element-one', createMemoryClient({ scenario: 'active' }));
    const heard = record(flow, 'ems-journey-step');
    await shows(flow, 'signed-in');
    expect(heard).to.deep.equal([]);
    expect(location.hash).to.equal('');
  });

  it('offers the sign-in that a link asks for although the service does not say who this is', async () => {
    history.replaceState(null, '', '#ems-sign-in');
    const { flow } = await draw(
      'element-one',
      createMemoryClient({ problems: { 'session.current': { code: 'offline' } } }),
    );
    await shows(flow, 'sign-in');
  });

  it('works when the service does not say who this is', async () => {
    const client = createMemoryClient({ problems: { 'session.current': { code: 'offline' } } });
    const { flow } = await draw('element-one', client);
    await acceptTerms(flow);
    await register(flow);
    await shows(flow, 'verify');
  });

  it('says that somebody known could not be asked for, and tries again', async () => {
    sessionStorage.setItem('ems-journey manual', JSON.stringify({ done: ['sign-in'], account: 'x' }));
    const client = createMemoryClient({
      scenario: 'terms-due',
      problems: { 'session.current': { code: 'unreachable', once: true } },
    });
    const { flow } = await draw('manual', client);
    await until(() => flow.querySelector('[role="alert"]'), 'the alert');
    button(flow, 'Try again').click();
    await shows(flow, 'signed-in');
  });

  it('leads on to the return address that the client allows, and to no other', async () => {
    const allowedReturnUrls = ['https://app.example.com/setup'];
    const href = async (returnTo: string): Promise<string | null> => {
      forget();
      const { flow } = await draw('manual', createMemoryClient({ scenario: 'active', allowedReturnUrls }), {
        returnTo,
      });
      await shows(flow, 'signed-in');
      button(flow, 'Continue').click();
      await shows(flow, 'done');
      return flow.querySelector('a.ems-button')?.getAttribute('href') ?? null;
    };
    expect(await href('https://app.example.com/setup?plan=team')).to.equal('https://app.example.com/setup?plan=team');
    for (const attack of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      'https://app.example.com@evil.example/setup',
      '%6Aavascript:alert(1)',
    ]) {
      expect(await href(attack), attack).to.equal(null);
    }
  });

  it('takes no journey but one of its own from an address', async () => {
    const address = location.href;
    for (const [name, first] of Object.entries({
      'managed-host': 'introduction',
      __proto__x: 'register',
      constructor: 'register',
      '../terms': 'register',
      '<img>': 'register',
    })) {
      forget();
      history.replaceState(null, '', `?journey=${encodeURIComponent(name)}`);
      const { flow } = await draw('manual', createMemoryClient(), { journeyParam: 'journey' });
      await shows(flow, first);
      flow.remove();
    }
    forget();
    history.replaceState(null, '', '?journey=__proto__');
    await shows((await draw('toString', createMemoryClient(), { journeyParam: 'journey' })).flow, 'register');
    history.replaceState(null, '', address);
  });

  it('sends the page along where the client allows it, and the journey always', async () => {
    const page = location.origin + location.pathname;
    const client = createMemoryClient({ allowedReturnUrls: [page] });
    const { flow } = await draw('manual', client);
    await register(flow);
    await shows(flow, 'verify');
    const [mail] = client.world.inbox(person.email);
    expect(mail!.url).to.equal(`${page}?journey=manual#token=${mail!.token}`);
  });

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

  it('draws a step of the page’s own with its own element', async () => {
    const journey = defineJourney({
      name: 'partner',
      steps: [
        { id: 'company', element: 'x-company', label: 'Company' },
        'terms',
        'register',
        'verify',
        'sign-in',
        'done',
      ],
    });
    const { flow } = await draw(journey);
    await shows(flow, 'company');
    expect(progress(flow)[0]).to.equal('Company *');
    const own = flow.querySelector('x-company')!;
    expect(own).to.have.property('client', flow.client);
    own.dispatchEvent(new CustomEvent('ems-step-done', { bubbles: true }));
    await shows(flow, 'terms');
  });

  it('does not take what the page put inside for its own steps', async () => {
    const flow = await fixture<EmsSignupFlow>(
      html`<ems-signup-flow journey="managed-host" .client=${createMemoryClient()}><div slot="introduction"><b>Hosted</b></div></ems-signup-flow>`,
    );
    await shows(flow, 'introduction');
    flow
      .querySelector('b')!
      .dispatchEvent(
        new CustomEvent('ems-terms-accepted', { bubbles: true, detail: { version: 'x', earlier: false } }),
      );
    expect(flow.getAttribute('step')).to.equal('introduction');
    await expect(flow).to.be.accessible();
  });

  it('is accessible at each step, keeps every form in the document, and moves the focus to the heading of the next one', async () => {
    const { flow, client } = await draw('on-prem-trial');
    const check = async (step: string): Promise<void> => {
      await shows(flow, step);
      await expect(flow).to.be.accessible();
      for (const form of flow.querySelectorAll('form')) expect(form.getRootNode()).to.equal(document);
    };
    const headed = (root: () => Element | null | undefined): Promise<void> =>
      until(() => root()?.shadowRoot?.activeElement?.localName === 'h2', 'the heading has the focus');
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
