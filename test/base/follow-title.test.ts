import '../../src/define/ems-account.ts';
import '../../src/define/ems-register.ts';
import '../../src/define/ems-sign-in.ts';
import '../../src/define/ems-verify-email.ts';
import type { ScreenDetail } from '../../src/base/events.ts';
import { followTitle } from '../../src/base/follow-title.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import { accountMessages } from '../../src/elements/account/messages/en.ts';
import { registerMessages } from '../../src/elements/register/messages/en.ts';
import { verifyEmailMessages } from '../../src/elements/verify-email/messages/en.ts';
import {
  button,
  expect,
  fixture,
  html,
  nextFrame,
  person,
  record,
  settled,
  type,
  waitUntil,
} from '../support/elements.ts';

/** The text of every heading of the first level that is drawn, shadow roots included. */
const firstLevel = (root: Element | ShadowRoot): string[] =>
  [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(element.localName === 'h1' && element.checkVisibility() ? [element.textContent.trim()] : []),
    ...(element.shadowRoot ? firstLevel(element.shadowRoot) : []),
  ]);

describe('the title of the page', () => {
  const before = document.title;
  let end: (() => void) | undefined;
  const follow = (...options: Parameters<typeof followTitle>): void => {
    document.title = 'Join · All - in · One Site';
    end = followTitle(...options);
  };
  afterEach(() => {
    end?.();
    location.hash = '';
    document.title = before;
  });

  it('follows the screens of an element, and one heading of the first level stands above each', async () => {
    follow();
    const element = await fixture<HTMLElement>(
      html`<ems-register .client=${createMemoryClient()}><h1 slot="heading">Join us</h1></ems-register>`,
    );
    expect(document.title).to.equal('Join us · One Site');
    expect(firstLevel(element.parentElement!)).to.deep.equal(['Join us']);
    type(element, person);
    button(element, registerMessages.submit).click();
    await waitUntil(() => document.title === `${verifyEmailMessages.waitingHeading} · One Site`);
    expect(firstLevel(element.parentElement!)).to.deep.equal([verifyEmailMessages.waitingHeading]);
    button(element, verifyEmailMessages.changeAddress).click();
    await waitUntil(() => document.title === 'Join us · One Site');
    expect(firstLevel(element.parentElement!)).to.deep.equal(['Join us']);
  });

  it('says first that there are errors, until there are none', async () => {
    follow({ error: 'Oops' });
    const element = await fixture<HTMLElement>(html`<ems-register .client=${createMemoryClient()}></ems-register>`);
    button(element, registerMessages.submit).click();
    await waitUntil(() => document.title.startsWith('Oops: '));
    type(element, person);
    await waitUntil(() => document.title === `${registerMessages.heading} · One Site`);
  });

  it('names the section of an account, and nothing inside it', async () => {
    follow();
    const element = await fixture<HTMLElement>(
      html`<ems-account .client=${createMemoryClient({ scenario: 'active' })}><h1 slot="heading">You</h1></ems-account>`,
    );
    await waitUntil(() => document.title === `${accountMessages.profile} – You · One Site`);
    location.hash = '#sessions';
    await waitUntil(() => document.title === `${accountMessages.sessions} – You · One Site`);
    await waitUntil(() => element.querySelector('ems-sessions')?.shadowRoot?.querySelector('h2'));
    expect(firstLevel(element.parentElement!)).to.deep.equal(['You']);
    expect(document.title).to.equal(`${accountMessages.sessions} – You · One Site`);
  });

  it('follows what is shown again', async () => {
    follow();
    const page = await fixture<HTMLElement>(html`<div>
      <div><ems-register .client=${createMemoryClient()}></ems-register></div>
      <div hidden><ems-sign-in .client=${createMemoryClient()}></ems-sign-in></div>
    </div>`);
    const [first, second] = [...page.children] as [HTMLElement, HTMLElement];
    expect(document.title).to.equal(`${registerMessages.heading} · One Site`);
    for (const [shown, hidden, title] of [
      [second, first, 'Sign in · One Site'],
      [first, second, `${registerMessages.heading} · One Site`],
    ] as const) {
      hidden.hidden = true;
      shown.hidden = false;
      // As any redraw does.
      (shown.firstElementChild as HTMLElementTagNameMap['ems-register']).requestUpdate();
      await waitUntil(() => document.title === title);
    }
  });

  it('knows the elements that were there before', async () => {
    await fixture(html`<ems-sign-in .client=${createMemoryClient()}></ems-sign-in>`);
    follow();
    await nextFrame();
    const later = await fixture<HTMLElementTagNameMap['ems-verify-email']>(
      html`<ems-verify-email heading-level="1" .client=${createMemoryClient()}></ems-verify-email>`,
    );
    await settled(later);
    expect(document.title).to.equal(`${verifyEmailMessages.waitingHeading} · One Site`);
    expect(firstLevel(later.parentElement!)).to.deep.equal([verifyEmailMessages.waitingHeading]);
  });

  it('is left alone by what is elsewhere on the page, and when that is wanted no longer', async () => {
    const root = await fixture<HTMLElement>(html`<div></div>`);
    follow({ root });
    await fixture(html`<ems-sign-in .client=${createMemoryClient()}></ems-sign-in>`);
    expect(document.title).to.equal('Join · All - in · One Site');
    end!();
    root.append(document.createElement('ems-register'));
    await nextFrame();
    expect(document.title).to.equal('Join · All - in · One Site');
  });

  it('keeps all of a title without a separator as the name of the site', async () => {
    document.title = 'One Site';
    end = followTitle();
    await fixture(html`<ems-sign-in .client=${createMemoryClient()}></ems-sign-in>`);
    expect(document.title).to.equal('Sign in · One Site');
  });

  it('is told by an event what is shown', async () => {
    follow();
    const page = await fixture<HTMLElement>(html`<div></div>`);
    const heard = record(page, 'ems-screen');
    page.append(document.createElement('ems-sign-in'));
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.deep.equal({ screen: 'form', heading: 'Sign in', errors: 0 } satisfies ScreenDetail);
  });
});
