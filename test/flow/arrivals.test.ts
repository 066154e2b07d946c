/** Who arrives at a flow: signed in already, by a mailed link, by a link to the sign-in, and while the service is silent. */
import { createMemoryClient } from '../../src/client/memory/index.ts';
import { button, expect, hasButton, html, fixture, input, record, type, waitUntil } from '../support/elements.ts';
import type { EmsSignupFlow } from '../../src/flow/ems-signup-flow.ts';
import {
  acceptTerms,
  draw,
  forget,
  linkFor,
  person,
  progress,
  register,
  shows,
  signIn,
  way,
  worldWithAccount,
} from './support.ts';

beforeEach(forget);

beforeEach(forget);

describe('ems-signup-flow and who arrives', () => {
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
    await waitUntil(() => heard.length, 'is completed');
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
    await waitUntil(() => flow.querySelector('[role="alert"]'), 'the alert');
    button(flow, 'Use another account').click();
    await shows(flow, 'terms');
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
    await waitUntil(
      () => flow.querySelector('ems-verify-email input[name="password"]'),
      'the question for the password',
    );
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
    await waitUntil(() => hasButton(flow, 'Click here to proceed'), 'the button');
    expect(location.hash).to.equal('');
    button(flow, 'Click here to proceed').click();
    await shows(flow, 'sign-in');
    flow.remove();
    history.replaceState(null, '', address);
  });

  for (const base of [undefined, '/some/deep/place/'])
    it(`leads a mailed link back to the route that a router keeps in the fragment${base ? ', under a <base>' : ''}`, async () => {
      const page = location.pathname + location.search;
      const address = location.href;
      const tag = document.createElement('base');
      if (base) {
        tag.href = base;
        document.head.append(tag);
      }
      try {
        history.replaceState(null, '', `${page}#/join?plan=team`);
        const allowedReturnUrls = [`${location.origin}${location.pathname}#/join`];
        const first = createMemoryClient({ allowedReturnUrls });
        const tab = await draw('manual', first, { tokenParam: 'token' });
        await register(tab.flow);
        await shows(tab.flow, 'verify');
        expect(location.hash).to.equal('#/join?plan=team');
        tab.flow.remove();
        const { url, token } = first.world.inbox(person.email).at(-1)!;
        expect(url).to.equal(`${location.origin}${location.pathname}?journey=manual#/join?token=${token}`);
        forget();
        history.replaceState(null, '', `${page}${new URL(url!).hash}`);
        const { flow } = await draw('manual', createMemoryClient({ world: first.world, allowedReturnUrls }), {
          tokenParam: 'token',
        });
        flow.remove();
        document.body.append(flow);
        await waitUntil(() => hasButton(flow, 'Click here to proceed'), 'the button');
        expect(location.pathname + location.search + location.hash, 'out of the address').to.equal(`${page}#/join`);
        flow.remove();
      } finally {
        tag.remove();
        history.replaceState(null, '', address);
      }
    });

  for (const route of ['', '#/join'])
    it(`leads from a link that was used to the sign-in within the journey${route && ` (at ${route})`}`, async () => {
      const first = createMemoryClient();
      await first.registration.register(person);
      const token = linkFor(first);
      await first.verification.verify({ token });
      history.replaceState({ emsToken: token }, '', location.pathname + location.search + route);
      const flow = await fixture<EmsSignupFlow>(
        html`<ems-signup-flow journey="manual" token-param="token" .client=${createMemoryClient({ world: first.world })}></ems-signup-flow>`,
      );
      await shows(flow, 'verify');
      button(flow, 'Click here to proceed').click();
      const onwards = (): HTMLAnchorElement | null => flow.querySelector('ems-verify-email a[href$="#ems-sign-in"]');
      await waitUntil(onwards, 'the way on');
      expect(onwards()!.hash).to.equal(`${route}#ems-sign-in`);
      onwards()!.click();
      await shows(flow, 'sign-in');
      expect(location.hash).to.equal(route);
      history.replaceState(null, '', location.pathname + location.search);
    });

  for (const route of ['', '#/join'])
    it(`begins with the sign-in where a link says so, with a way to the registration${route && ` (at ${route})`}`, async () => {
      history.replaceState(null, '', `${route}#ems-sign-in`);
      const { flow } = await draw('element-one');
      await shows(flow, 'sign-in');
      expect(location.hash).to.equal(route);
      expect(progress(flow), 'nobody knows yet what is left').to.deep.equal([]);
      expect(way(flow, 'Back')).to.equal(undefined);
      way(flow, 'Create one')!.click();
      await shows(flow, 'terms');
      expect(progress(flow)[0]).to.equal('Terms *');
      history.replaceState(null, '', location.pathname + location.search);
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
    await waitUntil(() => flow.querySelector('[role="alert"]'), 'the alert');
    button(flow, 'Try again').click();
    await shows(flow, 'signed-in');
  });
});
