import '../../../src/define/ems-sign-in.ts';
import type { RedirectAuthClient } from '../../../src/client/types.ts';
import { failure } from '../../../src/client/outcome.ts';
import { createMemoryClient, memoryPerson } from '../../../src/client/memory/index.ts';
import type { EmsSignIn } from '../../../src/elements/sign-in/ems-sign-in.ts';
import { elsewhere } from '../../../stories/support/elsewhere.ts';
import { alertText, button, expect, fixture, hasButton, html, record, waitUntil } from '../../support/elements.ts';

const draw = async (client: RedirectAuthClient, email = '') => {
  const element = await fixture<EmsSignIn>(html`<ems-sign-in .client=${client} email=${email}></ems-sign-in>`);
  await waitUntil(() => hasButton(element, 'Sign in'));
  // The form of the page itself has the same word on its button, and is there no more.
  await waitUntil(() => element.textContent.includes('come back here'));
  return element;
};

const visible = (element: EmsSignIn): Element[] =>
  [...element.querySelectorAll('input')].filter((input) => input.checkVisibility());

describe('ems-sign-in, where people sign in on a page of the service', () => {
  it('is one button, which leads there with the address', async () => {
    let told: unknown;
    const element = await draw(
      elsewhere(createMemoryClient(), (input) => {
        told = input;
        return new Promise(() => undefined);
      }),
      'ada@example.org',
    );
    expect(visible(element)).to.have.length(0);
    button(element, 'Sign in').click();
    expect(told).to.include({ email: 'ada@example.org', locale: navigator.language });
    await waitUntil(() => button(element, 'Sign in').getAttribute('aria-busy') === 'true');
  });

  it('says who signed in when the window beside it is done', async () => {
    const account = { id: '1', email: memoryPerson.email, firstName: 'Ada', lastName: 'Lovelace' };
    const element = await draw(
      elsewhere(createMemoryClient(), async () => ({ ok: true, value: { status: 'active', account } })),
    );
    const heard = record(element, 'ems-signed-in');
    button(element, 'Sign in').click();
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.have.nested.property('account.email', memoryPerson.email);
    await waitUntil(() => hasButton(element, 'Continue'));
  });

  it('stays as it was when the person gave up', async () => {
    const element = await draw(elsewhere(createMemoryClient()));
    const heard = record(element, 'ems-failed');
    button(element, 'Sign in').click();
    await waitUntil(() => heard.length);
    expect(alertText(element)).to.equal(undefined);
    expect(button(element, 'Sign in').getAttribute('aria-busy')).to.equal('false');
  });

  it('shows why it could not be begun, and can be tried again', async () => {
    const element = await draw(elsewhere(createMemoryClient(), async () => failure('unreachable')));
    button(element, 'Sign in').click();
    await waitUntil(() => alertText(element));
    expect(alertText(element)).to.contain('couldn’t reach');
    expect(hasButton(element, 'Sign in')).to.equal(true);
  });

  it('shows what the page came back with', async () => {
    const element = await draw(elsewhere(createMemoryClient(), undefined, { code: 'challenge_expired' }));
    await waitUntil(() => alertText(element));
    expect(alertText(element)).to.equal('That took too long. Please sign in again.');
  });

  it('shows a live session in its place', async () => {
    const element = await fixture<EmsSignIn>(
      html`<ems-sign-in .client=${elsewhere(createMemoryClient({ scenario: 'active' }))}></ems-sign-in>`,
    );
    await waitUntil(() => hasButton(element, 'Continue'));
    expect(hasButton(element, 'Use another account')).to.equal(true);
  });

  it('asks a person who is signed in again where that is wanted', async () => {
    const element = await fixture<EmsSignIn>(
      html`<ems-sign-in .client=${createMemoryClient({ scenario: 'active' })} again></ems-sign-in>`,
    );
    await waitUntil(() => hasButton(element, 'Sign in'));
    expect(visible(element)).to.have.length(3);
  });
});
