import '../../../src/define/ems-sign-in.ts';
import { createMemoryClient, memoryPerson } from '../../../src/client/memory/index.ts';
import type { EmsSignIn } from '../../../src/elements/sign-in/ems-sign-in.ts';
import { failureRules } from '../../../src/rules/failures.ts';
import {
  alertText,
  button,
  expect,
  fixture,
  hasButton,
  html,
  input,
  nextFrame,
  record,
  settled,
  type,
  waitUntil,
} from '../../support/elements.ts';

const { email, password } = memoryPerson;
const link = 'Email me a link';

const draw = async (client = createMemoryClient()) => {
  const element = await fixture<EmsSignIn>(html`<ems-sign-in .client=${client}></ems-sign-in>`);
  await settled(element);
  return { client, element, submit: () => button(element, 'Sign in').click() };
};

/** A stranger's guesses, in a row: so many. */
const guess = async (client: ReturnType<typeof createMemoryClient>, times: number): Promise<void> => {
  const stranger = createMemoryClient({ world: client.world });
  for (let i = 0; i < times; i += 1) {
    await stranger.session.signIn({ email, password: 'not the password' });
    client.world.advance(failureRules.longestWait);
  }
};

describe('ems-sign-in where strangers guess', () => {
  it('has a link mailed that lets this device sign in', async () => {
    const { client, element, submit } = await draw();
    client.world.addAccount(memoryPerson);
    await guess(client, failureRules.most);
    type(element, { email, password });
    submit();
    await waitUntil(() => alertText(element)?.includes('too many wrong attempts') && hasButton(element, link));
    button(element, link).click();
    await waitUntil(() => element.querySelector('[role="status"]')?.textContent?.includes('If there’s an account'));
    expect(alertText(element)).to.equal(undefined);
    expect(input(element, 'password').value).to.equal(password);
    const mail = client.world.inbox(email).at(-1);
    expect(mail).to.have.property('kind', 'device_link');

    // Opened in this browser.
    const before = location.href;
    history.replaceState(null, '', mail!.url!.slice(mail!.url!.indexOf('#')));
    const opened = await draw(client);
    expect(location.hash).to.equal('');
    history.replaceState(null, '', before);
    await waitUntil(() =>
      opened.element.querySelector('[role="status"]')?.textContent?.includes('you can sign in on this device now'),
    );
    const heard = record(opened.element, 'ems-signed-in');
    type(opened.element, { email, password });
    opened.submit();
    await waitUntil(() => heard.length);
  });

  it('says how long to wait, and offers the link', async () => {
    const { client, element, submit } = await draw();
    client.world.addAccount(memoryPerson);
    const stranger = createMemoryClient({ world: client.world });
    for (let i = 0; i < failureRules.free; i += 1)
      await stranger.session.signIn({ email, password: 'not the password' });
    type(element, { email, password });
    submit();
    await waitUntil(() => hasButton(element, /Try again in/) && hasButton(element, link));
    expect(alertText(element)).to.contain('Don’t want to wait?');
  });

  it('offers no link where the service has none', async () => {
    const client = createMemoryClient({ problems: { 'session.signIn': { code: 'rate_limited', retryAfter: 30 } } });
    const { requestDeviceLink: _, ...session } = client.session;
    const { element, submit } = await draw({ ...client, session });
    type(element, { email, password });
    submit();
    await waitUntil(() => alertText(element)?.includes('Too many attempts'));
    expect(hasButton(element, link)).to.equal(false);
  });

  it('says that a client failed which throws, and sends again', async () => {
    const { client, element, submit } = await draw();
    client.network.problems['session.signIn'] = { code: 'device_unconfirmed' };
    const { requestDeviceLink } = client.session;
    client.session.requestDeviceLink = () => Promise.reject(new Error('a defect of the client'));
    const { reportError } = globalThis;
    const reported: unknown[] = [];
    globalThis.reportError = (error) => void reported.push(error);
    try {
      type(element, { email, password });
      submit();
      await waitUntil(() => hasButton(element, link));
      button(element, link).click();
      await waitUntil(() => reported.length);
      await waitUntil(() => alertText(element)?.includes('Something went wrong'));
    } finally {
      globalThis.reportError = reportError;
    }
    client.session.requestDeviceLink = requestDeviceLink!;
    submit();
    await waitUntil(() => hasButton(element, link));
    button(element, link).click();
    await waitUntil(() => element.querySelector('[role="status"]')?.textContent?.includes('If there’s an account'));
  });

  for (const [address, left] of [
    ['#/sign-in?device=of-a-mail', '#/sign-in'],
    ['#!/sign-in?device=of-a-mail', '#!/sign-in'],
    ['#/sign-in#device=of-a-mail', '#/sign-in'],
  ] as const)
    it(`is found in the route that a router keeps in the fragment (${address})`, async () => {
      const before = location.href;
      try {
        history.replaceState({ kept: 1 }, '', address);
        const { element } = await draw();
        await waitUntil(() =>
          element.querySelector('[role="status"]')?.textContent?.includes('you can sign in on this device now'),
        );
        expect(location.hash).to.equal(left);
        expect(history.state).to.deep.equal({ kept: 1 });
      } finally {
        history.replaceState(null, '', before);
      }
    });

  it('is heard where the page is shown already', async () => {
    const { element } = await draw();
    const before = location.href;
    try {
      location.hash = '#device=of-a-mail';
      await waitUntil(() =>
        element.querySelector('[role="status"]')?.textContent?.includes('you can sign in on this device now'),
      );
      expect(location.hash, 'out of the address').to.equal('');
      element.remove();
      location.hash = '#device=of-another-mail';
      await nextFrame();
      expect(location.hash, 'an element that is gone takes nothing').to.equal('#device=of-another-mail');
    } finally {
      history.replaceState(null, '', before);
    }
  });

  it('has the link mailed to whom the code is asked of, also after somebody else', async () => {
    const { client, element, submit } = await draw();
    client.session.signIn = () => Promise.resolve({ ok: true, value: { challenge: 'one', methods: ['totp'] } });
    client.network.problems['secondFactor.verify'] = { code: 'rate_limited' };
    const asked: string[] = [];
    client.session.requestDeviceLink = (input) => {
      asked.push(input.email);
      return Promise.resolve({ ok: true, value: { retryAfter: 60 } });
    };
    for (const address of [email, 'grace@example.org']) {
      type(element, { email: address, password });
      submit();
      await waitUntil(() => element.querySelector('[name="code"]'));
      type(element, { code: '123456' });
      button(element, 'Sign in').click();
      await waitUntil(() => hasButton(element, link));
      button(element, link).click();
      await waitUntil(() => asked.includes(address), `a link for ${address}`);
      await settled(element);
      button(element, 'Back').click();
      await waitUntil(() => !element.querySelector('[name="code"]'));
    }
    expect(asked).to.deep.equal([email, 'grace@example.org']);
  });
});
