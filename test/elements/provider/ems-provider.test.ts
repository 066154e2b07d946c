import '../../../src/define/all.ts';
import { setDefaultClient } from '../../../src/context/default-client.ts';
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
});
