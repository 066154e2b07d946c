import '../../../src/define/all.ts';
import { setDefaultClient } from '../../../src/context/default-client.ts';
import { failure } from '../../../src/client/outcome.ts';
import { defaultPolicy } from '../../../src/client/policy.ts';
import { createMemoryClient, memoryPerson } from '../../../src/client/memory/index.ts';
import type { EmsProvider } from '../../../src/elements/provider/ems-provider.ts';
import type { EmsRegister } from '../../../src/elements/register/ems-register.ts';
import { registerLocale } from '../../../src/i18n/register-locale.ts';
import { button, expect, fixture, html, input, person, settled, type, waitUntil } from '../../support/elements.ts';

afterEach(() => setDefaultClient(undefined));

describe('where an element finds its client', () => {
  it('is its own property before the nearest provider before the default', async () => {
    const [byDefault, outer, inner, own] = [
      createMemoryClient(),
      createMemoryClient(),
      createMemoryClient(),
      createMemoryClient(),
    ];
    setDefaultClient(byDefault);
    const page = await fixture<HTMLElement>(html`
      <div>
        <ems-register id="default"></ems-register>
        <ems-provider .client=${outer}>
          <ems-register id="outer"></ems-register>
          <ems-provider .client=${inner}>
            <section><ems-register id="inner"></ems-register></section>
            <ems-register id="own" .client=${own}></ems-register>
          </ems-provider>
        </ems-provider>
      </div>
    `);
    for (const [id, client] of Object.entries({ default: byDefault, outer, inner, own })) {
      const element = page.querySelector<EmsRegister>(`#${id}`)!;
      await settled(element);
      type(element, { ...person, email: `${id}@example.com` });
      button(element, 'Next step').click();
      await waitUntil(() => client.world.inbox(`${id}@example.com`).length === 1, `the client of ${id}`);
    }
  });

  it('may be set after the element is drawn, and keeps what was typed', async () => {
    const element = await fixture<EmsRegister>(html`<ems-register></ems-register>`);
    type(element, person);
    const client = createMemoryClient();
    setDefaultClient(client);
    await settled(element);
    expect(input(element, 'email').value).to.equal(person.email);
    button(element, 'Next step').click();
    await waitUntil(() => client.world.inbox(person.email).length === 1);
  });

  it('is left for another one: nothing of the old session stays', async () => {
    const provider = await fixture<EmsProvider>(
      html`<ems-provider .client=${createMemoryClient({ scenario: 'active' })}><ems-sign-in></ems-sign-in></ems-provider>`,
    );
    await waitUntil(() => provider.textContent?.includes(memoryPerson.email));
    provider.client = createMemoryClient();
    await waitUntil(() => !provider.textContent?.includes(memoryPerson.email));
  });
});

describe('ems-provider', () => {
  it('replaces the policy of the client', async () => {
    const provider = await fixture<EmsProvider>(
      html`<ems-provider .client=${createMemoryClient()} .policy=${{ password: { minLength: 20, maxLength: 64 } }}>
        <ems-register></ems-register>
      </ems-provider>`,
    );
    await waitUntil(() => provider.querySelector('.ems-hint')?.textContent?.includes('20 characters'));
  });

  it('gives the language of what is inside it, and follows a change of it', async () => {
    registerLocale({ code: 'x-test', groups: { register: { heading: 'H', submit: 'Weiter' } } });
    const provider = await fixture<EmsProvider>(
      html`<ems-provider lang="x-test"><ems-register></ems-register></ems-provider>`,
    );
    const label = () => provider.querySelector('button[type=submit]')?.textContent?.trim();
    await waitUntil(() => label() === 'Weiter');
    provider.lang = 'en';
    provider.setAttribute('lang', 'en');
    await waitUntil(() => label() === 'Next step');
  });

  it('is that of the place it was moved to, also where no provider is', async () => {
    const [provided, byDefault] = [createMemoryClient(), createMemoryClient()];
    setDefaultClient(byDefault);
    const page = await fixture<HTMLElement>(
      html`<div><ems-provider .client=${provided}><ems-register></ems-register></ems-provider></div>`,
    );
    const element = page.querySelector('ems-register')!;
    await settled(element);
    page.append(element);
    await settled(element);
    type(element, person);
    button(element, 'Next step').click();
    await waitUntil(() => byDefault.world.inbox(person.email).length === 1);
    expect(provided.world.inbox(person.email)).to.have.length(0);
  });

  it('is left with all that it told, also where the next one tells nothing', async () => {
    const [old, next] = [createMemoryClient({ scenario: 'active' }), createMemoryClient({ scenario: 'active' })];
    Object.assign(next.session, { current: () => failure('unreachable') });
    Object.assign(next, { sessions: { ...next.sessions, list: () => failure('unreachable') } });
    const provider = await fixture<EmsProvider>(html`
      <ems-provider .client=${old}>
        <ems-sign-in></ems-sign-in>
        <ems-sessions></ems-sessions>
      </ems-provider>
    `);
    const [signIn, sessions] = [provider.querySelector('ems-sign-in')!, provider.querySelector('ems-sessions')!];
    await waitUntil(() => signIn.textContent?.includes(memoryPerson.email) && sessions.querySelector('li'));
    provider.client = next;
    await waitUntil(() => !signIn.textContent?.includes(memoryPerson.email), 'the session of the old one');
    await waitUntil(
      () => !sessions.querySelector('li') && sessions.querySelector('[role=alert]'),
      'the list of the old one',
    );
  });

  it('is left with all that it told, also where there is no other', async () => {
    setDefaultClient(undefined);
    const page = await fixture<HTMLElement>(html`
      <div>
        <ems-provider .client=${createMemoryClient({ scenario: 'active' })}>
          <ems-sign-in></ems-sign-in>
          <ems-sessions></ems-sessions>
        </ems-provider>
      </div>
    `);
    const [signIn, sessions] = [page.querySelector('ems-sign-in')!, page.querySelector('ems-sessions')!];
    await waitUntil(() => signIn.textContent?.includes(memoryPerson.email) && sessions.querySelector('li'));
    page.append(signIn, sessions);
    await waitUntil(() => !signIn.textContent?.includes(memoryPerson.email), 'the session');
    await waitUntil(() => !sessions.querySelector('li') && sessions.querySelector('[role=alert]'), 'the list');
  });

  it('is kept with all that it told where the element moves inside of it', async () => {
    const client = createMemoryClient({ scenario: 'active' });
    const provider = await fixture<EmsProvider>(html`
      <ems-provider .client=${client}><ems-sign-in></ems-sign-in><p></p></ems-provider>
    `);
    const signIn = provider.querySelector('ems-sign-in')!;
    await waitUntil(() => signIn.textContent?.includes(memoryPerson.email));
    Object.assign(client.session, { current: () => new Promise(() => undefined) });
    provider.querySelector(':scope > p')!.append(signIn);
    await settled(signIn);
    expect(signIn.textContent).to.include(memoryPerson.email);
  });

  it('says what its own service demands, however late the one before it answers', async () => {
    const policy = (minLength: number) => ({ ...defaultPolicy, password: { ...defaultPolicy.password, minLength } });
    const [old, next] = [createMemoryClient({ policy: policy(15) }), createMemoryClient({ policy: policy(20) })];
    let answer: (() => void) | undefined;
    const current = old.policy.current.bind(old.policy);
    Object.assign(old.policy, {
      current: async () => {
        await new Promise<void>((resolve) => (answer = resolve));
        return current();
      },
    });
    const provider = await fixture<EmsProvider>(
      html`<ems-provider .client=${old}><ems-register></ems-register></ems-provider>`,
    );
    await waitUntil(() => answer);
    provider.client = next;
    await waitUntil(() => provider.textContent?.includes('20 characters'));
    answer!();
    await settled(provider.querySelector('ems-register')!);
    expect(provider.textContent).to.include('20 characters');
  });
});
