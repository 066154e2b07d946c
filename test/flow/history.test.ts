/** Reload, and the browser's Back and Forward. */
import { createMemoryClient } from '../../src/client/memory/index.ts';
import { button, expect, input, record, type, waitUntil } from '../support/elements.ts';
import {
  acceptTerms,
  draw,
  forget,
  person,
  redraw,
  register,
  registration,
  shows,
  signIn,
  verifyElsewhere,
  way,
  worldWithAccount,
} from './support.ts';

beforeEach(forget);

describe('ems-signup-flow and a reload', () => {
  it('resumes each step, with what was typed and without the password', async () => {
    const { flow: first, client } = await draw('on-prem-trial');
    await shows(first, 'introduction');
    button(first, 'Register').click();
    await shows(first, 'terms');
    let flow = await redraw(first);
    await acceptTerms(flow);
    await shows(flow, 'email');
    type(flow, { email: person.email });
    flow = await redraw(flow);
    await shows(flow, 'email');
    expect(input(flow, 'email').value).to.equal(person.email);
    button(flow, 'Continue').click();
    await shows(flow, 'register');
    type(registration(flow), person);
    expect(JSON.stringify(sessionStorage)).not.to.include(person.password);
    flow = await redraw(flow);
    await shows(flow, 'register');
    await waitUntil(() => registration(flow)?.querySelector('input'), 'the form');
    expect(input(registration(flow), 'lastName').value).to.equal(person.lastName);
    expect(input(registration(flow), 'password').value).to.equal('');
    await register(flow);
    await shows(flow, 'verify');
    flow = await redraw(flow);
    await shows(flow, 'verify');
    await verifyElsewhere(client);
    await shows(flow, 'sign-in');
    flow = await redraw(flow);
    await signIn(flow);
    await shows(flow, 'done');
    flow = await redraw(flow);
    const heard = record(flow, 'ems-journey-completed');
    await shows(flow, 'done');
    expect(heard, 'it was completed before').to.deep.equal([]);
    expect(JSON.stringify(sessionStorage)).not.to.include(person.password);
  });

  it('goes on when the sign-in left the page and came back', async () => {
    const client = createMemoryClient({ world: worldWithAccount(false) });
    const { flow } = await draw('managed-host', client);
    await shows(flow, 'introduction');
    way(flow, 'Sign in')!.click();
    await shows(flow, 'sign-in');
    flow.remove();
    await client.session.signIn(person);
    const back = (await draw('managed-host', client)).flow;
    await shows(back, 'terms');
  });

  it('works where storage is blocked', async () => {
    const { getItem, setItem } = Storage.prototype;
    const blocked = (): never => {
      throw new DOMException('blocked', 'SecurityError');
    };
    Object.assign(Storage.prototype, { getItem: blocked, setItem: blocked });
    try {
      const { flow } = await draw('element-one');
      await acceptTerms(flow);
      await register(flow);
      await shows(flow, 'verify');
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
    }
  });

  it('makes nothing of what somebody else kept there', async () => {
    sessionStorage.setItem('ems-journey manual', '{"done":"verify","at":"__proto__","email":{"x":1}}');
    await shows((await draw('manual')).flow, 'register');
    sessionStorage.setItem('ems-journey element-one', '<not json>');
    await shows((await draw('element-one')).flow, 'terms');
  });
});

describe('ems-signup-flow and the history', () => {
  it('leads back and forward through what can be corrected, and loses nothing', async () => {
    const { flow } = await draw('managed-host');
    await shows(flow, 'introduction');
    button(flow, 'Register').click();
    await acceptTerms(flow);
    await shows(flow, 'register');
    type(registration(flow), person);
    history.back();
    await shows(flow, 'terms');
    await waitUntil(() => flow.querySelector('ems-terms .ems-success'), 'accepted already');
    history.back();
    await shows(flow, 'introduction');
    history.forward();
    await shows(flow, 'terms');
    history.forward();
    await shows(flow, 'register');
    expect(input(registration(flow), 'password').value).to.equal(person.password);
    await register(flow);
    await shows(flow, 'verify');
    history.back();
    await shows(flow, 'register');
    history.forward();
    await shows(flow, 'verify');
  });

  it('does not show a step again that is done', async () => {
    const { flow, client } = await draw('element-one');
    await acceptTerms(flow);
    await register(flow);
    await shows(flow, 'verify');
    await verifyElsewhere(client);
    await signIn(flow);
    await shows(flow, 'done');
    const seen = record(flow, 'ems-journey-step');
    history.back();
    await waitUntil(
      () => (history.state as { emsStep?: { index: number } }).emsStep?.index === 0,
      'on the first entry',
    );
    expect(seen).to.deep.equal([]);
    expect(flow.getAttribute('step')).to.equal('done');
  });

  it('leads back from the sign-in to what was left', async () => {
    const { flow } = await draw('element-one');
    await shows(flow, 'terms');
    way(flow, 'Sign in')!.click();
    await shows(flow, 'sign-in');
    history.back();
    await shows(flow, 'terms');
    way(flow, 'Sign in')!.click();
    await shows(flow, 'sign-in');
    way(flow, 'Create one')!.click();
    await shows(flow, 'terms');
  });

  it('follows a link of the page to the sign-in, and leads back to what was typed', async () => {
    const { flow } = await draw('element-one');
    await acceptTerms(flow);
    await shows(flow, 'register');
    type(registration(flow), person);
    location.hash = '#ems-sign-in';
    await shows(flow, 'sign-in');
    expect(location.hash).to.equal('');
    history.back();
    await shows(flow, 'register');
    expect(input(registration(flow), 'password').value).to.equal(person.password);
    history.forward();
    await shows(flow, 'sign-in');
    history.back();
    await shows(flow, 'register');
    history.back();
    await shows(flow, 'terms');
  });

  it('keeps what the page keeps in its history, and its address', async () => {
    history.replaceState({ router: 7 }, '');
    const address = location.href;
    const { flow } = await draw('element-one');
    await acceptTerms(flow);
    await shows(flow, 'register');
    expect(history.state).to.have.property('router', 7);
    expect(location.href).to.equal(address);
  });

  it('leaves the history alone where the page wants it', async () => {
    const { flow } = await draw('element-one', createMemoryClient(), { historyMode: 'none' });
    const { length } = history;
    await acceptTerms(flow);
    await shows(flow, 'register');
    expect(history.length).to.equal(length);
    expect(history.state).to.equal(null);
    way(flow, 'Back')!.click();
    await shows(flow, 'terms');
    button(flow, 'Continue').click();
    await shows(flow, 'register');
  });
});
